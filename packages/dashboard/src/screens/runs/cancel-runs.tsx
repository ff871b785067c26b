import { API, type RunListItem } from "@wheelhouse/core";
import { type ReactNode, useState } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { serverNow } from "../../live/server-clock.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { client } from "../../queries/client.ts";
import { useSend } from "../../queries/use-send.ts";
import { nameOf } from "../../shell/active-pill.tsx";
import { cancelEach } from "./cancel-each.ts";

/** A run that has worked longer is asked about before it is cancelled, in milliseconds. */
const MUCH_WORK_MS = 5 * 60_000;

/** Cancels runs; what is worth a question is asked about first. `dialog` is to be drawn. */
export function useCancelRuns(onDone: () => void): {
  readonly cancel: (runs: readonly RunListItem[]) => void;
  readonly isSending: boolean;
  readonly refused: string | undefined;
  readonly dialog: ReactNode;
} {
  const refused = refusedBy(useLiveState());
  const [asked, setAsked] = useState<readonly RunListItem[]>();
  const { mutate, isPending } = useSend(
    (runs: readonly RunListItem[]) =>
      cancelEach(runs, (id) =>
        client.call(API.cancelRun, { parts: { id }, body: { reason: "from the list of runs" } }),
      ),
    { onDone },
  );
  const send = (runs: readonly RunListItem[]): void => {
    setAsked(undefined);
    mutate(runs);
  };
  return {
    cancel(runs) {
      const hasMuch = runs.some(
        ({ started_at: at }) => at !== null && serverNow() - Date.parse(at) > MUCH_WORK_MS,
      );
      if (hasMuch) setAsked(runs);
      else if (runs.length > 0) send(runs);
    },
    isSending: isPending,
    refused,
    dialog: (
      <Dialog
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked?.length === 1 ? "Cancel this run?" : `Cancel ${asked?.length ?? 0} runs?`}
        width="narrow"
      >
        <div className="flex flex-col gap-3 overflow-y-auto p-4">
          <p>
            What is done stays in the journal; what works is stopped and cannot be gone on with.
          </p>
          <ul className="list-disc pl-5 text-text-2">
            {asked?.slice(0, 8).map((run) => (
              <li key={run.id}>
                {nameOf(run)}, {run.steps.completed} of {run.steps.total} steps done
              </li>
            ))}
            {(asked?.length ?? 0) > 8 ? <li>and {(asked?.length ?? 0) - 8} more</li> : null}
          </ul>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setAsked(undefined)}>Keep</Button>
            <Button kind="danger" refused={refused} onClick={() => send(asked ?? [])}>
              Cancel {asked?.length === 1 ? "the run" : "them"}
            </Button>
          </div>
        </div>
      </Dialog>
    ),
  };
}
