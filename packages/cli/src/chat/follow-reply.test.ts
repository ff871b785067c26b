import { EVENT_VERSION, jsonSchema, RUN_PROJECTIONS, type ThreadEvent } from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, onTestFinished, test } from "vitest";
import { PLAIN } from "../output/paint.ts";
import { followReply, type ReplyEnd } from "./follow-reply.ts";
import { replyPrinter } from "./reply-printer.ts";

const STREAM = "thread/orders/main";
const opened: ThreadEvent = {
  type: "thread.opened",
  data: { project: { id: "orders", path: "/orders" }, name: "main", title: "", by: "ann" },
};

function said(message: number): ThreadEvent {
  return {
    type: "message.said",
    data: { message, from: "person", by: "ann", text: "x", refs: [] },
  };
}

function begun(message: number, ...to: number[]): ThreadEvent {
  return { type: "reply.begun", data: { message, to, agent: "a", attempt: 1, memory: "new" } };
}

function heard(message: number, text: string): ThreadEvent {
  return { type: "reply.heard", data: { message, heard: [{ kind: "text", text }] } };
}

function ended(message: number, text: string, failure?: string): ThreadEvent {
  return failure === undefined
    ? { type: "reply.ended", data: { message, end: "done", text } }
    : {
        type: "reply.ended",
        data: { message, end: "failed", text, why: `It was ${failure}`, class: failure },
      };
}

/** Follows the answer to the first message over these events; `late` come while it is being followed. */
async function followed(
  events: readonly ThreadEvent[],
  late: readonly ThreadEvent[] = [],
): Promise<{ readonly end: ReplyEnd; readonly out: string }> {
  const journal = await openMemoryJournal({
    projections: RUN_PROJECTIONS,
    eventVersion: EVENT_VERSION,
  });
  onTestFinished(() => journal.close());
  const write = async ({ type, data }: ThreadEvent) => {
    const kind = type === "reply.heard" ? "agent" : "run";
    const draft = { type, data: jsonSchema.parse(data) };
    await journal.append([{ stream: STREAM, class: kind, events: [draft] }]);
  };
  for (const each of [opened, ...events]) await write(each);
  let out = "";
  const what = { thread: "orders/main", message: 1, since: 0, signal: AbortSignal.timeout(60_000) };
  const end = followReply(
    journal,
    what,
    replyPrinter((words) => void (out += words), PLAIN),
  );
  for (const each of late) await write(each);
  return { end: await end, out };
}

describe("following the answer to a message", () => {
  test("prints what comes, also of a reply that answers others too, and nothing of other replies", async () => {
    const before = [said(1), said(2), begun(3, 1, 2), heard(3, "One ")];
    const late = [
      heard(3, "two."),
      ended(3, "One two."),
      said(4),
      begun(5, 4),
      heard(5, "Not this"),
    ];
    expect(await followed(before, late)).toEqual({
      end: { end: "done", reply: 3 },
      out: "One two.\n",
    });
  });

  test("goes on with the try after one that failed, and ends where there is none", async () => {
    const { end, out } = await followed(
      [said(1), begun(2, 1), heard(2, "We")],
      [ended(2, "We", "agent"), begun(3, 1), ended(3, "Well.")],
    );
    expect(end).toEqual({ end: "done", reply: 3 });
    expect(out).toBe("We\n  It was agent. It is tried again.\nWell.\n");
    const twice = [said(1), begun(2, 1), ended(2, "", "agent"), begun(3, 1)];
    expect((await followed(twice, [ended(3, "", "agent")])).end).toEqual({
      end: "failed",
      reply: 3,
      why: "It was agent",
      failure: "agent",
    });
  });

  test("ends at once when nobody is signed in, and when somebody stops the thread", async () => {
    const auth = await followed([said(1), begun(2, 1)], [ended(2, "", "auth")]);
    expect(auth.end).toMatchObject({ end: "failed", failure: "auth" });
    const stopped: ThreadEvent = { type: "thread.stopped", data: { by: "bob" } };
    expect((await followed([said(1)], [stopped])).end).toEqual({ end: "stopped", by: "bob" });
  });
});
