import { ISSUE_PRIORITIES, ISSUE_TYPES } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { type ReactNode, type RefObject, useCallback } from "react";
import { FIELD } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { MOST_WORDS, useAskedWords } from "../../parts/use-asked-words.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";

const route = getRouteApi("/projects/$key/board");

/** Chooses issues by words, label, type and priority. All of it is in the address. */
export function BoardFilters({
  field,
  labels,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  /** Labels that issues have. */
  readonly labels: readonly string[];
}): ReactNode {
  const { label, type, priority } = route.useSearch();
  const navigate = route.useNavigate();
  const choices = [
    { name: "label", word: "labels", value: label, of: labels },
    { name: "type", word: "types", value: type, of: ISSUE_TYPES },
    { name: "priority", word: "priorities", value: priority, of: ISSUE_PRIORITIES },
  ] as const;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 max-lg:w-full">
      <SearchField field={field} />
      {choices.map(({ name, word, value, of }) =>
        of.length === 0 && value === undefined ? null : (
          <Select
            key={name}
            aria-label={`${name[0]?.toUpperCase()}${name.slice(1)}`}
            className="max-md:flex-1 md:max-w-36"
            value={value ?? ""}
            onChange={({ target }) =>
              void navigate({ search: (now) => ({ ...now, [name]: target.value || undefined }) })
            }
          >
            <option value="">All {word}</option>
            {value !== undefined && !of.some((each) => each === value) ? (
              <option value={value}>{withVisibleControls(value)}</option>
            ) : null}
            {of.map((each) => (
              <option key={each} value={each}>
                {withVisibleControls(each)}
              </option>
            ))}
          </Select>
        ),
      )}
    </div>
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
    <div className="relative max-md:min-w-0 max-md:basis-full">
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
