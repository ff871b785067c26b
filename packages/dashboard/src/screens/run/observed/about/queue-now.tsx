import type { ReactNode } from "react";
import { StatusMark } from "../../../../parts/status-mark.tsx";
import { isOpenRun } from "../../run-open.ts";
import type { ObservedRun } from "../observed-run.ts";
import { useWanted } from "../use-wanted.ts";
import { projectOfItem } from "../wheel/item-place.ts";
import { ProjectLink } from "./project-link.tsx";

/** What of its queue a run is at, and what it has done of it. */
export function QueueNow({ run, observed }: ObservedRun): ReactNode {
  const { item, queue, repos } = observed;
  const { data } = useWanted({ run, observed });
  const project = item === null ? undefined : projectOfItem(item.id, repos, data?.items ?? []);
  const isBlocked = item !== null && item.blocked !== null;
  return (
    <div className="flex flex-col gap-1.5">
      {item === null ? (
        <p className="text-text-2">Nothing is picked now.</p>
      ) : (
        <div className="flex items-start gap-2 rounded-card border border-line bg-bg px-2.5 py-2">
          <StatusMark
            status={isBlocked ? "stuck" : isOpenRun(run) ? "running" : "pending"}
            className="mt-0.5"
          />
          <div className="flex min-w-0 flex-col">
            <p className="font-medium">
              {project === undefined ? (
                <bdi>{item.id}</bdi>
              ) : (
                <ProjectLink project={project}>{item.id}</ProjectLink>
              )}
              <span
                className={`ml-2 text-xs font-normal ${isBlocked ? "text-stuck" : "text-text-3"}`}
              >
                {isBlocked ? "blocked" : "picked"}
              </span>
            </p>
            {isBlocked && item.blocked !== "" ? (
              <p dir="auto" className="text-xs text-text-2">
                {item.blocked}
              </p>
            ) : null}
          </div>
        </div>
      )}
      <dl className="grid grid-cols-3 gap-px overflow-hidden rounded-card border border-line bg-line text-xs">
        {(["picked", "cleared", "blocked"] as const).map((name) => (
          <div key={name} className="flex items-baseline gap-1.5 bg-bg px-2.5 py-1">
            <dt className="order-2 text-text-2">{name}</dt>
            <dd
              className={`order-1 font-medium tabular-nums ${name === "blocked" && queue.blocked > 0 ? "text-stuck" : ""}`}
            >
              {queue[name].toLocaleString("en")}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
