import { Search, TextSearch } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useCallback } from "react";
import { FIELD } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { MOST_WORDS, useAskedWords } from "../../parts/use-asked-words.ts";
import { flowsQuery, projectsQuery } from "../../queries/place.ts";
import type { RunsFilter } from "../../queries/runs.ts";
import { SourceChoice } from "./source-choice.tsx";

const route = getRouteApi("/runs");

/** Chooses runs by source, flow, project and words. All of it is in the address. */
export function RunsFilters({
  field,
  filter,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly filter: RunsFilter;
}): ReactNode {
  const { flow, project } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: flows = [] } = useQuery(flowsQuery);
  const { data: projects = [] } = useQuery(projectsQuery);
  const change = (next: { flow?: string | undefined; project?: string | undefined }): void =>
    void navigate({ search: (now) => ({ ...now, ...next }) });
  const isOtherFlow = flow !== undefined && !flows.some(({ id }) => id === flow);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2 max-md:w-full">
      <SearchField field={field} />
      <InSessions />
      <SourceChoice filter={filter} />
      <Select
        aria-label="Flow"
        className="max-md:flex-1 md:max-w-40"
        value={flow ?? ""}
        onChange={({ target }) => change({ flow: target.value || undefined })}
      >
        <option value="">All flows</option>
        {isOtherFlow ? <option value={flow}>{flow}</option> : null}
        {flows.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
      {projects.length < 2 && project === undefined ? null : (
        <Select
          aria-label="Project"
          className="max-md:flex-1 md:max-w-40"
          value={project ?? ""}
          onChange={({ target }) => change({ project: target.value || undefined })}
        >
          <option value="">All projects</option>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

/** The way to the other search: in what was said, and not in what runs are called. */
function InSessions(): ReactNode {
  const { q } = route.useSearch();
  return (
    <Link
      to="/search"
      search={q === undefined ? {} : { q }}
      title="Search in what was said in sessions"
      aria-label="Search in sessions"
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-card text-text-2 hover:bg-raised hover:text-text coarse:size-11"
    >
      <TextSearch className="size-4" aria-hidden="true" />
    </Link>
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
    <div className="relative max-md:min-w-0 max-md:flex-1 max-sm:basis-[calc(100%-3.5rem)]">
      <Search
        className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-text-3"
        aria-hidden="true"
      />
      <input
        ref={field}
        type="search"
        aria-label="Find runs"
        aria-keyshortcuts="/"
        placeholder="Name, flow, id or project"
        value={text}
        maxLength={MOST_WORDS}
        onChange={({ target }) => write(target.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Escape" && text === "") currentTarget.blur();
        }}
        className={`${FIELD} h-8 w-56 pl-8 max-md:w-full coarse:h-11`}
      />
    </div>
  );
}
