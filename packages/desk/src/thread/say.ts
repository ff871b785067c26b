import {
  INBOX_THREAD,
  MAIN_THREAD,
  type Reference,
  scrub,
  type ThreadEvent,
  threadId,
  type ThreadState,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";
import { z } from "zod";
import type { Project } from "../desk-ports.ts";
import { racing } from "../write/issue-log.ts";
import { readThread, threadAppend, type ThreadLog } from "./thread-log.ts";

/** Characters of a message, and of the title of what it points at. The marks in place of secrets may be longer than those. */
const MOST_TEXT = 200_000;
const MOST_TITLE = 300;

/** Something that is said in a thread. */
export interface Saying {
  readonly project: Project;
  readonly thread: string;
  readonly from: "person" | "wheelhouse";
  readonly by: string;
  readonly text: string;
  readonly refs: readonly Reference[];
  /** The second time with it says nothing, and names the first message. */
  readonly key?: string | undefined;
}

/**
 * Journals a message, in the append that opens its thread when that is new. What looks like a secret is left out: neither the journal
 * nor a model gets it. Throws `thread.state` for what a person would say among digests.
 */
export async function say(
  log: ThreadLog & { readonly journal: Pick<Journal, "read"> },
  { project, thread, from, by, text, refs, key }: Saying,
): Promise<{ readonly message: number; readonly repeated: boolean }> {
  if (from === "person") mustNotBeInbox(thread);
  return racing(async () => {
    const state = await readThread(log, project.id, thread);
    const message = (state?.messages ?? 0) + 1;
    const events: readonly ThreadEvent[] = [
      ...(state ? [] : [opened(project, thread, by)]),
      {
        type: "message.said",
        data: {
          message,
          from,
          by,
          text: scrub(text).slice(0, MOST_TEXT),
          refs: refs.map((ref) => ({ ...ref, title: scrub(ref.title).slice(0, MOST_TITLE) })),
        },
      },
    ];
    const place: Pick<ThreadState, "project" | "name" | "seq"> = state ?? {
      project,
      name: thread,
      seq: 0,
    };
    const idempotencyKey = key && `say:${threadId(project.id, thread)}:${key}`;
    const receipt = await log.engine.append([threadAppend(place, events)], { idempotencyKey });
    const [at] = receipt.streams;
    if (!receipt.repeated || !at) return { message, repeated: false };
    const [last] = await log.journal.read(at.stream, { from: at.lastSeq, to: at.lastSeq });
    return { message: messageOfEvent(last?.data), repeated: true };
  });
}

/** The event that opens a thread. */
export function opened(project: Project, name: string, by: string): ThreadEvent {
  const { id, path } = project;
  return {
    type: "thread.opened",
    data: { project: { id, path }, name, title: name === MAIN_THREAD ? "" : name, by },
  };
}

/** Throws `thread.state` for the thread of digests. */
function mustNotBeInbox(thread: string): void {
  if (thread !== INBOX_THREAD) return;
  throw new WheelhouseError(
    "thread.state",
    "Digests of the inbox have this thread to themselves.",
    {
      hint: `Say it in ${MAIN_THREAD}.`,
    },
  );
}

function messageOfEvent(data: unknown): number {
  return z.object({ message: z.int() }).parse(data).message;
}
