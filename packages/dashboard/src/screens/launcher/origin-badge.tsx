import type { FlowObject } from "@wheelhouse/core";
import type { ReactNode } from "react";

const WORDS = {
  "built-in": undefined,
  project: "of the project",
  user: "your own",
} as const;

const STANDS = { ready: undefined, untrusted: "not trusted", broken: "broken" } as const;

/** Whose flow it is when it is none of ours, and what keeps it from being run. */
export function OriginBadge({
  flow: { origin, status },
}: {
  readonly flow: Pick<FlowObject, "origin" | "status">;
}): ReactNode {
  const words = WORDS[origin];
  const stands = STANDS[status];
  if (words === undefined && stands === undefined) return null;
  return (
    <span className="inline-flex shrink-0 gap-1 text-2xs">
      {words === undefined ? null : (
        <span className="rounded-chip border border-control/60 px-1 text-text-2">{words}</span>
      )}
      {stands === undefined ? null : (
        <span
          className={`rounded-chip border px-1 ${status === "broken" ? "border-failed/60 text-failed" : "border-waiting/60 text-waiting"}`}
        >
          {stands}
        </span>
      )}
    </span>
  );
}
