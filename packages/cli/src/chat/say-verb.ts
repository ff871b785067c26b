import { type ErrorCode, ERRORS, partOfThread, threadId, WheelhouseError } from "@wheelhouse/core";
import { threadById, threadPage } from "@wheelhouse/server/threads";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { Drive } from "../host/drive.ts";
import { clean } from "../output/clean.ts";
import type { Project } from "../project/find-project.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { watchJournal } from "../reading/watch-journal.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { listenForInterruptions } from "../watch/interruptions.ts";
import { linger } from "../watch/linger.ts";
import { followReply, type ReplyEnd } from "./follow-reply.ts";
import { proposalCard, threadOption } from "./proposal-card.ts";
import { replyPrinter, SILENT } from "./reply-printer.ts";
import { type HostThreads, threadsOfDrive } from "./thread-routes.ts";

/** What is said, and where. */
export interface Saying {
  readonly project: Project;
  readonly thread: string;
  readonly text: string;
  /** The project as the person named it; absent when they stand in it. */
  readonly named: string | undefined;
}

/**
 * `wheelhouse chat TEXT`: says it, prints the answer as it is written, and shows what it proposes. The host answers; where there is
 * none, this process is it until the answer is there. Throws `agent.unusable` when nobody can answer, and then nothing was said.
 */
export async function sayVerb(
  context: Context,
  { project, thread, text, named }: Saying,
): Promise<Result> {
  const { home, io, json, paint, columns } = context;
  await using ending = new AsyncDisposableStack();
  const { signal } = ending.use(listenForInterruptions(io));
  const drive = await Drive.open(home, {
    command: "wheelhouse chat",
    by: whoAmI(),
    converses: true,
    onNews: () => undefined,
  });
  ending.defer(() => drive.close());
  const threads = threadsOfDrive(drive);
  const reader = ending.use(await mustOpenReading(home));
  ending.use(watchJournal(home, reader));
  await mustBeAnswered(threads, reader, project, thread);
  const since = await reader.watermark();
  const { id, path } = project;
  const said = await threads.perform({
    do: "say",
    project: { id, path },
    thread,
    by: whoAmI(),
    text,
    refs: [],
  });
  const message = said.message ?? 0;
  const view = json ? SILENT : replyPrinter((words) => void io.stdout.write(words), paint);
  // Of a thread that was stopped before nothing more is told.
  const stopped = (await threadById(reader, said.thread))?.stopped ?? null;
  const following: Promise<ReplyEnd> = stopped
    ? Promise.resolve({ end: "stopped", by: stopped.by })
    : followReply(reader, { thread: said.thread, message, since, signal }, view);
  const end = await Promise.race([following, drive.broken]);
  const last = "reply" in end ? end.reply : message;
  const page = await threadPage(reader, said.thread, { since: message - 1, before: last + 1 });
  const reply = page.messages.find(({ n }) => n === last && n !== message);
  const proposals = page.proposals.filter((each) => each.message === last);
  const question = reply?.question ?? undefined;
  const option = threadOption(thread, named);
  const later = ending.move();
  return {
    data: {
      end: end.end,
      message: page.messages.find(({ n }) => n === message) ?? partOfThread(said.thread, message),
      reply: reply ?? null,
      proposals,
    },
    view() {
      const parts = [
        ...(question === undefined ? [] : [paint.yellow(`? ${clean(question)}`)]),
        ...proposals.map((each) => proposalCard(each, { paint, columns, option })),
        ...endLines(end, option).map((line) => paint.red(clean(line))),
      ];
      // The reply was printed as it came.
      return parts.length === 0 ? "" : `\n${parts.join("\n\n")}`;
    },
    exit: exitOf(end),
    async afterwards() {
      // A proposal that is done by itself may have begun a run here.
      if (end.end !== "left") await linger({ drive, reader, forPeople: !json, signal });
      await later.disposeAsync();
    },
  };
}

/** A thread may have an agent of its own; else who is chosen for the project has to be there. */
async function mustBeAnswered(
  threads: HostThreads,
  reader: Parameters<typeof threadPage>[0],
  { id, path }: Project,
  name: string,
): Promise<void> {
  const { thread } = await threadPage(reader, threadId(id, name), { limit: 1 });
  const { offline } = await threads.who({ id, path });
  if (!offline || (thread?.agent ?? null) !== null) return;
  throw new WheelhouseError("agent.unusable", offline.reason, { hint: offline.hint });
}

function endLines(end: ReplyEnd, option: string): string[] {
  switch (end.end) {
    case "done":
      return [];
    case "cancelled":
      return ["The reply was broken off."];
    case "stopped":
      return [
        `${end.by} has stopped the thread, and what you said waits.\n  Have it answered: wheelhouse chat start${option}`,
      ];
    case "failed":
      return [`${end.why}\n  Try again: wheelhouse chat start${option}`];
    case "left":
      return [`It is left for whoever is the host next. See it: wheelhouse chat log${option}`];
    default:
      return end satisfies never;
  }
}

function exitOf(end: ReplyEnd): number {
  const codes: Record<Exclude<ReplyEnd["end"], "done" | "failed">, ErrorCode> = {
    cancelled: "run.cancelled",
    stopped: "run.cancelled",
    left: "run.interrupted",
  };
  if (end.end === "done") return 0;
  if (end.end !== "failed") return ERRORS[codes[end.end]].exit;
  return ERRORS[end.failure === "auth" ? "agent.unusable" : "run.failed"].exit;
}
