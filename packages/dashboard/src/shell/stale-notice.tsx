import { formatDuration } from "@wheelhouse/core";
import { Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { useLive, useLiveState } from "../live/live-context.ts";
import { clockOffset, useNow } from "../live/server-clock.ts";
import { Button } from "../parts/button.tsx";

/** Says that the server is gone and how old what is shown is. Absent while all is well, and for the first second. */
export function StaleNotice(): ReactNode {
  const live = useLive();
  const { kind, heardAt, retryAt, since } = useLiveState();
  const now = useNow() - clockOffset();
  if (kind !== "stale" || now - since < 1_000) return null;
  const age = formatDuration(Math.max(0, now - (heardAt ?? since)));
  const wait =
    retryAt === null ? "Trying now." : `Next try in ${formatDuration(Math.max(0, retryAt - now))}.`;
  return (
    <div
      role="alert"
      className="chip-failed flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1"
    >
      <Unplug className="size-4 shrink-0" aria-hidden="true" />
      <span>The server does not answer. What you see is {age} old; what you type is kept.</span>
      <span>{wait}</span>
      <Button kind="quiet" className="h-6" onClick={() => live.wake()}>
        Try now
      </Button>
    </div>
  );
}
