import { formatAgo, formatDuration } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { useNow } from "../live/server-clock.ts";

const WHOLE = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** How long ago something was, with the whole time as its tooltip. */
export function Ago({ at }: { readonly at: string | null }): ReactNode {
  const now = useNow();
  if (at === null) return null;
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={`${WHOLE.format(time)} · ${at}`} className="whitespace-nowrap">
      {formatAgo(Math.min(time, now), now)}
    </time>
  );
}

/** How long something takes or took. While it is open it counts by the server's clock. */
export function Elapsed({
  from,
  to,
}: {
  readonly from: string | null;
  readonly to: string | null;
}): ReactNode {
  if (from === null) return null;
  const began = Date.parse(from);
  return to === null ? <Counting from={began} /> : <Took ms={Date.parse(to) - began} />;
}

function Counting({ from }: { readonly from: number }): ReactNode {
  const now = useNow();
  return <Took ms={Math.floor((now - from) / 1_000) * 1_000} />;
}

function Took({ ms }: { readonly ms: number }): ReactNode {
  return (
    <span className="whitespace-nowrap tabular-nums" title={`${(ms / 1_000).toFixed(1)} s`}>
      {formatDuration(Math.max(0, ms))}
    </span>
  );
}
