import { formatDuration } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { useNow } from "../../live/server-clock.ts";

/** How long something can still be done; nothing where it has no end. */
export function Left({ until }: { readonly until: string | null }): ReactNode {
  return until === null ? null : <Counting until={Date.parse(until)} />;
}

function Counting({ until }: { readonly until: number }): ReactNode {
  const left = Math.max(0, Math.ceil((until - useNow()) / 1_000) * 1_000);
  return (
    <time dateTime={new Date(until).toISOString()} className="whitespace-nowrap">
      {left === 0 ? "expires now" : `expires in ${formatDuration(left)}`}
    </time>
  );
}
