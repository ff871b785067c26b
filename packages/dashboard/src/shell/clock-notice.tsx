import { ClockAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useLiveState } from "../live/live-context.ts";
import { skewWords } from "./skew-words.ts";

/** Says that the clocks of this machine and of the server differ much: times are shown by the server's. */
export function ClockNotice(): ReactNode {
  const { kind, clockOffsetMs } = useLiveState();
  const words = kind === "live" ? skewWords(clockOffsetMs) : undefined;
  if (words === undefined) return null;
  return (
    <output className="chip-waiting flex min-h-9 shrink-0 items-center gap-3 px-4 py-1">
      <ClockAlert className="size-4 shrink-0" aria-hidden="true" />
      {words}
    </output>
  );
}
