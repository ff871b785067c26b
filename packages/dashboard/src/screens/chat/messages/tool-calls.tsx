import { oneLine } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { Folded } from "../../run/steps/well/rows/folded.tsx";
import type { HeardCall } from "../log/heard-parts.ts";

/** So many calls are shown while they are made; those before them are counted. */
const SHOWN = 4;
const MARKS = { begun: "running", done: "completed", failed: "failed" } as const;
const WORDS = { begun: "at work", done: "done", failed: "failed" } as const;

/** Calls of tools that follow each other: a row for each while they are made, and one line for all of them afterwards. */
export function ToolCalls({
  calls,
  goesOn,
}: {
  readonly calls: readonly HeardCall[];
  readonly goesOn: boolean;
}): ReactNode {
  const [only] = calls;
  if (goesOn) {
    const before = calls.length - SHOWN;
    return (
      <div className="border-l border-line pl-3">
        {before > 0 ? <p className="text-xs text-text-3">{before} before these</p> : null}
        <Calls calls={calls.slice(-SHOWN)} />
      </div>
    );
  }
  if (only !== undefined && calls.length === 1) return <Calls calls={calls} />;
  const failed = calls.filter(({ state }) => state === "failed").length;
  return (
    <Folded
      label={`Used tools ${calls.length} times${failed > 0 ? `, ${failed} failed` : ""}`}
      peek={calls.map(({ title }) => oneLine(title)).join(" · ")}
    >
      <Calls calls={calls} />
    </Folded>
  );
}

function Calls({ calls }: { readonly calls: readonly HeardCall[] }): ReactNode {
  return (
    <ul aria-label="Work" className="flex flex-col gap-0.5">
      {calls.map(({ call, title, state }) => (
        <li key={call} className="flex min-h-6 min-w-0 items-center gap-2">
          <StatusMark status={MARKS[state]} label={WORDS[state]} className="size-3.5" />
          <span className="min-w-0 truncate font-mono text-xs text-text-2" title={title}>
            {withVisibleControls(oneLine(title))}
          </span>
        </li>
      ))}
    </ul>
  );
}
