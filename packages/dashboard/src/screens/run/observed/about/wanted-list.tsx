import type { SignalObject } from "@wheelhouse/core";
import { type ReactNode, useState } from "react";
import { Button } from "../../../../parts/button.tsx";
import { wordsOf } from "../../../../queries/words-of.ts";
import type { ObservedRun } from "../observed-run.ts";
import { useWanted } from "../use-wanted.ts";
import { Part } from "./part.tsx";
import { ProjectLink } from "./project-link.tsx";

/** So many are shown at first. */
const AT_FIRST = 12;

/** What the repositories want that a run touches; of all of them where it touches none that is known. */
export function WantedList({ run, observed }: ObservedRun): ReactNode {
  const { repos } = observed;
  const { data, error } = useWanted({ run, observed });
  const [isWhole, setWhole] = useState(false);
  const isAll = repos.every(({ project_id }) => project_id === null);
  const items = data?.items ?? [];
  const shown = isWhole ? items : items.slice(0, AT_FIRST);
  if (error)
    return (
      <Part title="Wants action">
        <p className="text-text-2">
          {wordsOf(error).title} {wordsOf(error).text}
        </p>
      </Part>
    );
  return (
    <Part title="Wants action" count={data === undefined ? undefined : items.length}>
      {isAll && items.length > 0 ? (
        <p className="text-xs text-text-3">
          {repos.length === 0 ? "It touches" : "What it touches is"} no known repository: all are
          shown.
        </p>
      ) : null}
      {data !== undefined && items.length === 0 ? (
        <p className="text-text-2">
          {isAll ? "No repository wants action." : "The repositories it touches want nothing."}
        </p>
      ) : null}
      <ul className="flex flex-col">
        {shown.map((signal) => (
          <Wanted key={signal.id} signal={signal} />
        ))}
      </ul>
      {shown.length < items.length ? (
        <Button kind="quiet" className="self-start" onClick={() => setWhole(true)}>
          {(items.length - shown.length).toLocaleString("en")} more
        </Button>
      ) : null}
    </Part>
  );
}

function Wanted({
  signal: { project_id, project_name, project_path, line },
}: {
  readonly signal: SignalObject;
}): ReactNode {
  return (
    <li className="flex min-w-0 items-baseline gap-2 border-t border-line py-1 first:border-t-0">
      <ProjectLink
        project={project_id}
        className="max-w-28 shrink-0 truncate font-medium coarse:py-2"
      >
        <bdi title={project_path}>{project_name}</bdi>
      </ProjectLink>
      <span className="min-w-0 text-xs text-text-2" dir="auto">
        {line}
      </span>
    </li>
  );
}
