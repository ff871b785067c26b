import { ISSUE_PRIORITIES, ISSUE_TYPES } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { Search, SlidersHorizontal } from "lucide-react";
import { type ReactNode, type RefObject, useCallback, useId, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { FIELD } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { MOST_WORDS, useAskedWords } from "../../parts/use-asked-words.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";

const route = getRouteApi("/projects/$key/board");

/** Chooses issues by words, label, type and priority. All of it is in the address. A phone shows the choices when asked. */
export function BoardFilters({
  field,
  labels,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  /** Labels that issues have. */
  readonly labels: readonly string[];
}): ReactNode {
  const { label, type, priority } = route.useSearch();
  const used = [label, type, priority].filter((value) => value !== undefined).length;
  const [isOpen, setOpen] = useState(used > 0);
  const id = useId();
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 max-lg:w-full">
      <SearchField field={field} />
      <Button
        className="md:hidden"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal className="size-4" aria-hidden="true" />
        <span className="max-sm:sr-only">Filters</span>
        {used === 0 ? null : (
          <span className="tabular-nums">
            {used}
            <span className="sr-only">in use</span>
          </span>
        )}
      </Button>
      <div
        id={id}
        className={`flex min-w-0 items-center gap-2 max-md:basis-full ${isOpen ? "" : "max-md:hidden"}`}
      >
        <Choice name="label" word="labels" value={label} of={labels} />
        <Choice name="type" word="types" value={type} of={ISSUE_TYPES} />
        <Choice name="priority" word="priorities" value={priority} of={ISSUE_PRIORITIES} />
      </div>
    </div>
  );
}

/** One of what issues have, or all. */
function Choice({
  name,
  word,
  value,
  of,
}: {
  readonly name: "label" | "type" | "priority";
  /** What several are called. */
  readonly word: string;
  readonly value: string | undefined;
  readonly of: readonly string[];
}): ReactNode {
  const navigate = route.useNavigate();
  if (of.length === 0 && value === undefined) return null;
  return (
    <Select
      aria-label={`${name[0]?.toUpperCase()}${name.slice(1)}`}
      className="max-md:flex-1 md:max-w-36"
      value={value ?? ""}
      onChange={({ target }) =>
        void navigate({ search: (now) => ({ ...now, [name]: target.value || undefined }) })
      }
    >
      <option value="">All {word}</option>
      {value === undefined || of.includes(value) ? null : (
        <option value={value}>{withVisibleControls(value)}</option>
      )}
      {of.map((each) => (
        <option key={each} value={each}>
          {withVisibleControls(each)}
        </option>
      ))}
    </Select>
  );
}

/** The search: written at once, asked a moment after the last letter. */
function SearchField({ field }: { readonly field: RefObject<HTMLInputElement | null> }): ReactNode {
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const ask = useCallback(
    (words: string | undefined) =>
      void navigate({ search: (now) => ({ ...now, q: words }), replace: true }),
    [navigate],
  );
  const { text, write } = useAskedWords(q, ask);
  return (
    <div className="relative max-md:min-w-0 max-md:flex-1">
      <Search
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-text-3"
        aria-hidden="true"
      />
      <input
        ref={field}
        type="search"
        aria-label="Find issues"
        aria-keyshortcuts="/"
        placeholder="Number, title or label"
        value={text}
        maxLength={MOST_WORDS}
        onChange={({ target }) => write(target.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Escape" && text === "") currentTarget.blur();
        }}
        className={`${FIELD} h-8 w-52 pl-8 max-md:w-full coarse:h-11`}
      />
    </div>
  );
}
