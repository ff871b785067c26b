import type { IssueItem } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Elapsed } from "../../parts/time.tsx";

/** What would end the run of an issue. */
export interface RunEnd {
  readonly how: "stop" | "close";
  readonly issue: IssueItem;
}

const WORDS = {
  stop: { verb: "Stop", after: "The issue is open again." },
  close: { verb: "Close", after: "The issue is closed." },
} as const;

/** Asks before the work of a long run is ended, which nothing brings back. */
export function RunEndDialog({
  ending,
  refused,
  onClose,
  onEnd,
}: {
  readonly ending: RunEnd | undefined;
  readonly refused: string | undefined;
  readonly onClose: () => void;
  readonly onEnd: (ending: RunEnd) => void;
}): ReactNode {
  const run = ending?.issue.last_run ?? null;
  const { verb, after } = WORDS[ending?.how ?? "stop"];
  return (
    <Dialog
      isOpen={ending !== undefined}
      onClose={onClose}
      title={`${verb} #${ending?.issue.number ?? ""}?`}
      width="narrow"
    >
      <div className="flex flex-col gap-4 p-4">
        <p>
          Its run has worked for <Elapsed from={run?.created_at ?? null} to={null} /> and completed{" "}
          {run?.steps.completed ?? 0} of {run?.steps.total ?? 0} steps. It is cancelled, and a
          cancelled run never goes on. {after}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Let it go on</Button>
          <Button kind="danger" refused={refused} onClick={() => ending && onEnd(ending)}>
            {verb} it
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
