import { API } from "@wheelhouse/core";
import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { refusedBy, useLiveState } from "../../../../live/live-context.ts";
import { Button } from "../../../../parts/button.tsx";
import { client } from "../../../../queries/client.ts";
import { useSend } from "../../../../queries/use-send.ts";

/** Has a failed step tried again. */
export function RetryStep({
  run,
  step,
}: {
  readonly run: string;
  readonly step: string;
}): ReactNode {
  const refused = refusedBy(useLiveState());
  const retry = useSend(() => client.call(API.retryStep, { parts: { id: run, step }, body: {} }));
  return (
    <Button refused={refused} disabled={retry.isPending} onClick={() => retry.mutate(undefined)}>
      <RotateCcw className="size-3.5" aria-hidden="true" />
      Try again
    </Button>
  );
}
