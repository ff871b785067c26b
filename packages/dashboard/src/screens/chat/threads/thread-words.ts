import { INBOX_THREAD, type ThreadObject } from "@wheelhouse/core";
import type { AnyStatus } from "../../../parts/status.ts";
import { withVisibleControls } from "../../../text/visible-controls.ts";

/** Where a thread is, as shape and words. */
export interface ThreadState {
  readonly mark: AnyStatus;
  readonly words: string;
}

const STATES: Readonly<Record<ThreadObject["status"], ThreadState | undefined>> = {
  idle: undefined,
  waiting: { mark: "pending", words: "waits for an answer" },
  replying: { mark: "running", words: "is being answered" },
  stopped: { mark: "paused", words: "stopped" },
};

/** Where a thread is; undefined where there is nothing to say. */
export function stateOfThread(thread: ThreadObject | undefined): ThreadState | undefined {
  if (thread === undefined) return undefined;
  const { status, failures } = thread;
  // What failed is tried again as soon as somebody says so, or says something else.
  if (status === "waiting" && failures > 0) return { mark: "failed", words: "was not answered" };
  return STATES[status];
}

/** How a thread is called. */
export function threadTitle(name: string, thread: ThreadObject | undefined): string {
  if (name === INBOX_THREAD) return "Outcomes of the inbox";
  return withVisibleControls(thread?.title === "" || thread === undefined ? name : thread.title);
}

/** A name of a thread from words that a person typed; empty when nothing of them can be one. */
export function threadName(words: string): string {
  return words
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
}
