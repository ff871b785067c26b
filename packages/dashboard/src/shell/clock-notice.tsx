import { formatDuration } from "@wheelhouse/core";
import { ClockAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useLiveState } from "../live/live-context.ts";

/** A clock that is wrong by less is nobody's worry, in milliseconds. */
const BEARABLE_MS = 60_000;

/** Says that the clocks of this machine and of the server differ much: times are shown by the server's. */
export function ClockNotice(): ReactNode {
  const { kind, clockOffsetMs } = useLiveState();
  if (kind !== "live" || Math.abs(clockOffsetMs) < BEARABLE_MS) return null;
  const side = clockOffsetMs > 0 ? "behind" : "ahead of";
  return (
    <output className="chip-waiting flex min-h-9 shrink-0 items-center gap-3 px-4 py-1">
      <ClockAlert className="size-4 shrink-0" aria-hidden="true" />
      The clock of this machine is {formatDuration(Math.abs(clockOffsetMs))} {side} the server’s.
      Times are shown by the server’s.
    </output>
  );
}
