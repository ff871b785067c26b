import { formatDuration } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { useNow } from "../../live/server-clock.ts";
import { clockText } from "./schedule-words.ts";

const MINUTE_MS = 60_000;

/** How long it is until a moment, with the moment in its zone as the tooltip. */
export function Until({ at, zone }: { readonly at: string; readonly zone: string }): ReactNode {
  const left = Date.parse(at) - useNow();
  // Seconds are told only when they matter.
  const told = left > MINUTE_MS ? Math.ceil(left / MINUTE_MS) * MINUTE_MS : left;
  return (
    <time
      dateTime={at}
      title={`${clockText(at, zone)} · ${zone}`}
      className="whitespace-nowrap tabular-nums"
    >
      {left <= 0 ? "now" : `in ${shortened(told)}`}
    </time>
  );
}

function shortened(ms: number): string {
  return ms < MINUTE_MS
    ? `${Math.ceil(ms / 1_000)}s`
    : formatDuration(ms)
        .replace(/ 0+s$/, "")
        .replace(/ 0(\d)/, " $1");
}
