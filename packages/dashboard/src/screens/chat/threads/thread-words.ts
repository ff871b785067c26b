import { INBOX_THREAD, type ThreadObject } from "@wheelhouse/core";
import type { AnyStatus } from "../../../parts/status.ts";
import { withVisibleControls } from "../../../text/visible-controls.ts";

/** The shape of where a thread is; absent where there is nothing to say. */
export const THREAD_MARKS: Readonly<Record<ThreadObject["status"], AnyStatus | undefined>> = {
  idle: undefined,
  waiting: "pending",
  replying: "running",
  stopped: "paused",
};

/** Where a thread is, in words. */
export const THREAD_STATES: Readonly<Record<ThreadObject["status"], string>> = {
  idle: "nothing waits",
  waiting: "waits for an answer",
  replying: "is being answered",
  stopped: "stopped",
};

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
