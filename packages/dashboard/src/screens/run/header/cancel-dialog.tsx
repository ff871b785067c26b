import type { RunObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Elapsed } from "../../../parts/time.tsx";

/** Asks before the work of a long run is ended, which nothing brings back. */
export function CancelDialog({
  run,
  isOpen,
  refused,
  onClose,
  onCancel,
}: {
  readonly run: RunObject;
  readonly isOpen: boolean;
  readonly refused: string | undefined;
  readonly onClose: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const done = run.steps.filter(({ status }) => status === "completed").length;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Cancel this run?" width="narrow">
      <div className="flex flex-col gap-4 p-4">
        <p>
          It has worked for <Elapsed from={run.started_at} to={null} /> and completed {done} of{" "}
          {run.steps.length} steps. What was done stays readable; a cancelled run never goes on.
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Let it go on</Button>
          <Button
            kind="danger"
            refused={refused}
            onClick={() => {
              onClose();
              onCancel();
            }}
          >
            Cancel the run
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
