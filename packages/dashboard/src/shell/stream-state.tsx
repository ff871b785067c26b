import type { LiveState } from "@wheelhouse/client";
import type { ReactNode } from "react";
import { useLive, useLiveState } from "../live/live-context.ts";

const TONES: Readonly<Record<LiveState["kind"], string>> = {
  live: "bg-completed",
  connecting: "bg-pending",
  replaying: "bg-running",
  reset: "bg-running",
  stale: "bg-failed",
  closed: "bg-failed",
};
const WORDS: Readonly<Record<LiveState["kind"], string>> = {
  live: "live",
  connecting: "connecting",
  replaying: "catching up",
  reset: "catching up",
  stale: "not connected",
  closed: "signed out",
};

/** How the stream is, at the foot of the sidebar. Pressing it tries again now. */
export function StreamState(): ReactNode {
  const live = useLive();
  const { kind } = useLiveState();
  return (
    <button
      type="button"
      onClick={() => live.wake()}
      title={`Stream: ${WORDS[kind]}`}
      className="flex h-8 items-center gap-2.5 rounded-card px-2.5 text-xs text-text-2 hover:bg-raised"
    >
      <span className={`mx-1 size-2 shrink-0 rounded-full ${TONES[kind]}`} />
      <span className="max-lg:sr-only group-data-narrow/side:sr-only">{WORDS[kind]}</span>
    </button>
  );
}
