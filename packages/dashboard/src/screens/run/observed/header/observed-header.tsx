import type { ObservedObject, RunStateObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Notice } from "../../../../parts/notice.tsx";
import { nameOf } from "../../../../shell/active-pill.tsx";
import { ExportMenu } from "../../header/export-menu.tsx";
import { MoreMenu } from "../../header/more-menu.tsx";
import { RunFacts, RunWhy } from "../../header/run-facts.tsx";
import { useCopyRun } from "../../header/use-copy-run.ts";
import { CandidateLine } from "../phases/candidate-line.tsx";
import { PhaseRow } from "../phases/phase-row.tsx";
import { WheelBanner } from "../wheel/wheel-banner.tsx";
import { ObservedStatus, statusWords } from "./observed-status.tsx";
import { SourceLine } from "./source-line.tsx";

/** A name that is longer is cut; the whole stands in its tooltip. */
const LONGEST_NAME = 300;

const GONE = {
  detail: "Its log is gone, or nobody watches its place any more.",
  hint: "What stands above is the last that was seen of it.",
};

/** What a run of another harness is, where it is and who holds its wheel. Nothing here changes anything of it. */
export function ObservedHeader({
  state,
  observed,
  isGone,
}: {
  readonly state: RunStateObject;
  readonly observed: ObservedObject;
  /** Its log is no longer there. */
  readonly isGone: boolean;
}): ReactNode {
  const { run } = state;
  const { copyLink, copyRun } = useCopyRun(run);
  const name = nameOf(run);
  const hasPhases = hasTrack(run.source, observed);
  return (
    <header className="flex shrink-0 flex-col">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-2.5 pb-1.5 max-sm:px-3">
        <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
          <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
            <div className="flex w-full min-w-0 items-center gap-x-2.5 max-sm:contents">
              <h1
                dir="auto"
                title={name}
                className="min-w-0 truncate text-lg font-semibold max-sm:line-clamp-2 max-sm:w-full max-sm:whitespace-normal"
              >
                {name.slice(0, LONGEST_NAME)}
              </h1>
              <ObservedStatus run={run} observed={observed} />
            </div>
            <RunFacts state={state} />
          </div>
          <SourceLine run={run} observed={observed} />
          <RunWhy state={state} />
        </div>
        <div className="flex flex-wrap items-center gap-1.5">
          <ExportMenu run={run} />
          <MoreMenu copyLink={copyLink} copyRun={copyRun} />
        </div>
      </div>
      {hasPhases || observed.candidate_detail !== null ? (
        <div className="flex min-w-0 flex-wrap items-center gap-x-6 gap-y-1 px-4 pb-1.5 max-sm:px-3">
          {hasPhases ? <PhaseRow run={run} observed={observed} /> : null}
          <CandidateLine candidate={observed.candidate_detail} />
        </div>
      ) : null}
      {isGone ? (
        <div className="px-4 pb-2 max-sm:px-3">
          <Notice kind="warning" notice={GONE} />
        </div>
      ) : null}
      <WheelBanner run={run} observed={observed} />
      <output className="sr-only">{`${name}: ${statusWords({ run, observed })}`}</output>
    </header>
  );
}

/** Session files have no phases; whoever writes a run.log may have them any moment. */
function hasTrack(source: string, { phases }: ObservedObject): boolean {
  return phases.length > 0 || source === "run-log";
}
