import type { ObservedObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Part } from "./part.tsx";
import type { ObservedRun } from "../observed-run.ts";
import { QueueNow } from "./queue-now.tsx";
import { ToldBy } from "./told-by.tsx";
import { TouchedRepositories } from "./touched-repositories.tsx";
import { WantedList } from "./wanted-list.tsx";

/** What a run of another harness works off, what the repositories want that it touches, and who else tells of it. */
export function AboutRun({ run, observed }: ObservedRun): ReactNode {
  return (
    <div className="flex flex-col gap-5 p-4">
      {hasQueue(observed) ? (
        <Part title="Queue">
          <QueueNow run={run} observed={observed} />
        </Part>
      ) : null}
      <WantedList run={run} observed={observed} />
      {observed.repos.length === 0 ? null : (
        <Part title="Repositories" count={observed.repos.length}>
          <TouchedRepositories repos={observed.repos} />
        </Part>
      )}
      {observed.joined.length === 0 ? null : (
        <Part title="Also told by" count={observed.joined.length}>
          <ToldBy joined={observed.joined} />
        </Part>
      )}
    </div>
  );
}

function hasQueue({ item, queue: { picked, cleared, blocked } }: ObservedObject): boolean {
  return item !== null || picked + cleared + blocked > 0;
}
