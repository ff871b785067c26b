import { Hand, Pause, Play, Square } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../../parts/button.tsx";
import { StatusChip } from "../../../parts/status-chip.tsx";
import { nameOf } from "../../../shell/active-pill.tsx";
import { IssueOfRun } from "../../issue/issue-of-run.tsx";
import { ForkedFrom } from "../fork/forked-from.tsx";
import { isOpenRun } from "../run-open.ts";
import type { RunViewProps } from "../run-view.ts";
import { CancelDialog } from "./cancel-dialog.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { MoreMenu } from "./more-menu.tsx";
import { RunFacts, RunWhy } from "./run-facts.tsx";
import { useOpenBeside } from "../../beside/use-open-beside.ts";
import { useRunActions } from "./use-run-actions.ts";

/** A name that is longer is cut; the whole stands in its tooltip. */
const LONGEST_NAME = 300;

/** What a run is, how it stands, and what can be done with it. */
export function RunHeader({
  state,
  hasExport,
}: RunViewProps & {
  /** Whether its report can be taken away from here. */ readonly hasExport: boolean;
}): ReactNode {
  const { run } = state;
  const [isAsking, setAsking] = useState(false);
  const actions = useRunActions(run, () => setAsking(true));
  const beside = useOpenBeside(run);
  const { refused, isSending, answer, pause, resume, cancel, isCancelGrave } = actions;
  const name = nameOf(run);
  const open = run.requests.filter(({ status }) => status === "open").length;
  return (
    <header className="flex shrink-0 flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-2.5 pb-1.5 max-sm:px-3">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1">
        {/* On a narrow page the facts go on beside the status. */}
        <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <div className="flex w-full min-w-0 items-center gap-x-2.5 max-sm:contents">
            <h1
              dir="auto"
              title={name}
              className="min-w-0 truncate text-lg font-semibold max-sm:line-clamp-2 max-sm:w-full max-sm:whitespace-normal"
            >
              {name.slice(0, LONGEST_NAME)}
            </h1>
            <StatusChip status={run.status} />
            {run.wave === null || !isOpenRun(run) ? null : (
              <span className="text-xs whitespace-nowrap text-text-2 tabular-nums">
                wave {run.wave.current}/{run.wave.total}
              </span>
            )}
          </div>
          <RunFacts state={state} />
        </div>
        <RunWhy state={state} />
        <ForkedFrom run={run} />
        <IssueOfRun run={run} />
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        {answer === undefined ? null : (
          <Button
            onClick={answer}
            className="chip-waiting border-waiting/50 font-medium hover:brightness-95"
          >
            <Hand className="size-3.5" aria-hidden="true" />
            Answer {open}
          </Button>
        )}
        {pause === undefined ? null : (
          <Button refused={refused} disabled={isSending || undefined} onClick={pause}>
            <Pause className="size-3.5" aria-hidden="true" />
            <span className="max-sm:sr-only">Pause</span>
          </Button>
        )}
        {resume === undefined ? null : (
          <Button
            kind="primary"
            refused={refused}
            disabled={isSending || undefined}
            onClick={resume}
          >
            <Play className="size-3.5" aria-hidden="true" />
            Resume
          </Button>
        )}
        {cancel === undefined ? null : (
          <Button
            refused={refused}
            disabled={isSending || undefined}
            onClick={isCancelGrave ? () => setAsking(true) : cancel}
          >
            <Square className="size-3.5" aria-hidden="true" />
            <span className="max-sm:sr-only">Cancel</span>
          </Button>
        )}
        {hasExport && run.report !== null ? <ExportMenu run={run} /> : null}
        <MoreMenu
          copyLink={actions.copyLink}
          copyRun={actions.copyRun}
          compare={actions.compare}
          fork={actions.fork}
          besideChat={beside?.chat}
          besideBoard={beside?.board}
        />
      </div>
      {cancel === undefined ? null : (
        <CancelDialog
          run={run}
          isOpen={isAsking}
          refused={refused}
          onClose={() => setAsking(false)}
          onCancel={cancel}
        />
      )}
      <output className="sr-only">{`${name}: ${run.status}`}</output>
    </header>
  );
}
