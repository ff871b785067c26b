import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Columns3, List, Plus } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { Button } from "../../parts/button.tsx";
import { Select } from "../../parts/select.tsx";
import { projectsQuery } from "../../queries/place.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { BoardFilters } from "./board-filters.tsx";

const route = getRouteApi("/projects/$key/board");

/** Whose board it is, what of it is shown, and how. */
export function BoardHead({
  project,
  view,
  field,
  labels,
  hasIssues,
  onCreate,
  onTurn,
}: {
  readonly project: string;
  readonly view: "board" | "list";
  readonly field: RefObject<HTMLInputElement | null>;
  readonly labels: readonly string[];
  /** Without any there is nothing to choose from. */
  readonly hasIssues: boolean;
  readonly onCreate: () => void;
  readonly onTurn: () => void;
}): ReactNode {
  const navigate = route.useNavigate();
  const { data: projects = [] } = useQuery(projectsQuery);
  const name = projects.find(({ id }) => id === project)?.name ?? project;
  const isAlone = projects.length < 2;
  const other = view === "board" ? "List" : "Board";
  const Icon = view === "board" ? List : Columns3;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2">
      <h1 className={`text-lg font-semibold ${isAlone ? "" : "max-sm:sr-only"}`}>Board</h1>
      {isAlone ? (
        <Link
          to="/projects/$key"
          params={{ key: project }}
          className="inline-flex min-h-6 min-w-0 items-center truncate text-text-2 hover:underline coarse:min-h-11"
        >
          <bdi className="truncate">{withVisibleControls(name)}</bdi>
        </Link>
      ) : (
        <Select
          aria-label="Project"
          className="min-w-24 md:max-w-48 max-md:flex-1"
          value={project}
          onChange={({ target }) =>
            void navigate({ params: { key: target.value }, search: ({ as }) => ({ as }) })
          }
        >
          {projects.some(({ id }) => id === project) ? null : <option>{project}</option>}
          {projects.map(({ id, name: each }) => (
            <option key={id} value={id}>
              {withVisibleControls(each)}
            </option>
          ))}
        </Select>
      )}
      <div className="flex items-center gap-2 ml-auto lg:order-1">
        <Button onClick={onTurn} keys="v">
          <Icon className="size-4" aria-hidden="true" />
          <span className="max-sm:sr-only">{other}</span>
        </Button>
        <Button kind="primary" onClick={onCreate} keys="c">
          <Plus className="size-4" aria-hidden="true" />
          <span className="max-sm:sr-only">New issue</span>
        </Button>
      </div>
      {hasIssues ? <BoardFilters field={field} labels={labels} /> : null}
    </header>
  );
}
