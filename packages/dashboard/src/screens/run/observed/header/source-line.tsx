import { EyeOff, Lock } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "../../../../parts/copy-button.tsx";
import { ExtMark } from "../../../../parts/ext-mark.tsx";
import { MiddleCut } from "../../../../parts/middle-cut.tsx";
import { Ago } from "../../../../parts/time.tsx";
import type { ObservedRun } from "../observed-run.ts";
import { BadLines } from "./bad-lines.tsx";

/** Where a run was found, that nothing is written there, and when it was last heard of. */
export function SourceLine({ run, observed }: ObservedRun): ReactNode {
  const { source_name: name, path, last_event_at: last, bad_lines: bad, late } = observed;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-0.5 text-xs text-text-2">
      <span className="inline-flex min-w-0 items-center gap-1.5">
        <ExtMark source={name} />
        <span className="truncate font-medium text-text">{name}</span>
      </span>
      <span
        className="inline-flex items-center gap-1 whitespace-nowrap"
        title="Another harness drives it. Nothing is written where it logs, and nothing can be done to it from here."
      >
        <Lock className="size-3 shrink-0" aria-hidden="true" />
        read-only
      </span>
      {path === null ? null : (
        <span className="inline-flex max-w-full min-w-0 items-center gap-0.5 sm:max-w-[28rem]">
          <MiddleCut path={path} className="font-mono" />
          <CopyButton text={path} label="Copy the path of the log" className="coarse:-my-2.5" />
        </span>
      )}
      {observed.stale ? null : (
        <span className="whitespace-nowrap">
          last event <Ago at={last} />
        </span>
      )}
      {bad === 0 ? null : <BadLines run={run.id} count={bad} />}
      {late === 0 ? null : (
        <span
          className="inline-flex items-center gap-1 whitespace-nowrap"
          title="Events that came after the end, or of something that was not there. They changed nothing."
        >
          <EyeOff className="size-3 shrink-0" aria-hidden="true" />
          {late} {late === 1 ? "event" : "events"} out of place
        </span>
      )}
    </div>
  );
}
