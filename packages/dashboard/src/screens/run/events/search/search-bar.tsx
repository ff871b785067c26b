import type { StepObject } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { Search, X } from "lucide-react";
import { memo, type ReactNode, useCallback, useContext, useRef } from "react";
import { useCommands } from "../../../../commands/command-list.ts";
import { FIELD } from "../../../../parts/field.tsx";
import { IconButton } from "../../../../parts/icon-button.tsx";
import { Select } from "../../../../parts/select.tsx";
import { useAddressed } from "../../../../windows/use-addressed.ts";
import { RunWords } from "../../run-words.ts";
import { KINDS } from "./event-filter.ts";

const route = getRouteApi("/runs/$run");

/** What the events are narrowed to: words, a kind, a step. All of it is in the address. */
export const SearchBar = memo(function SearchBar({
  steps,
  kinds = KINDS,
}: {
  readonly steps: readonly StepObject[];
  /** Kinds of events that can be chosen. */
  readonly kinds?: typeof KINDS;
}): ReactNode {
  const words = useContext(RunWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const narrow = useCallback(
    (more: { q?: string | undefined; type?: string | undefined; step?: string | undefined }) =>
      void navigate({ search: (now) => ({ ...now, ...more }), replace: true }),
    [navigate],
  );
  const write = useCallback((q: string) => narrow({ q: q === "" ? undefined : q }), [narrow]);
  const [text, setText] = useAddressed(search.q ?? "", write);
  useCommands([
    {
      id: "events.find",
      title: "Find in the events",
      group: "List",
      keys: "/",
      run: () => field.current?.select(),
    },
  ]);
  const isOther = search.type !== undefined && !kinds.some(({ type }) => type === search.type);
  const isNarrow = [search.q, search.type, search.step].some(Boolean);
  return (
    <search className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
      <span className="relative flex-1 basis-40 max-md:basis-full md:max-w-80">
        <Search
          className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-text-3"
          aria-hidden="true"
        />
        <input
          ref={field}
          type="search"
          aria-label="Find in all events of the run"
          aria-keyshortcuts="/"
          placeholder="Find in all events"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
          className={`${FIELD} h-8 pl-8 coarse:h-11`}
        />
      </span>
      <Select
        aria-label="Kind"
        className="flex-1 md:max-w-36"
        value={search.type ?? ""}
        onChange={(event) => narrow({ type: event.target.value || undefined })}
      >
        <option value="">All kinds</option>
        {isOther ? <option value={search.type}>{search.type}</option> : null}
        {kinds.map(({ type, label }) => (
          <option key={type} value={type}>
            {label}
          </option>
        ))}
      </Select>
      {steps.length === 0 && search.step === undefined ? null : (
        <Select
          aria-label={words.step}
          className="flex-1 md:max-w-44"
          value={search.step ?? ""}
          onChange={(event) => narrow({ step: event.target.value || undefined })}
        >
          <option value="">All {words.steps.toLowerCase()}</option>
          {steps.map(({ id, label }) => (
            <option key={id} value={id}>
              {label ?? id}
            </option>
          ))}
        </Select>
      )}
      {isNarrow ? (
        <IconButton
          label="Show all events"
          onClick={() => {
            setText("");
            narrow({ q: undefined, type: undefined, step: undefined });
          }}
        >
          <X className="size-4" aria-hidden="true" />
        </IconButton>
      ) : null}
    </search>
  );
});
