import type { EventsPage, TraceColumns } from "@wheelhouse/core";
import { createStepLog, type StepLog } from "./step-log.ts";
import { textOf } from "./text-of.ts";

type Window = Parameters<Parameters<typeof createStepLog>[0]["fetch"]>[0];

const AT = "2026-01-02T03:04:05.000Z";

/** A server with a step that said so many lines, and a page whose clock is moved by hand. */
export function openStepLog(count: number) {
  let head = count;
  const asked: { window: Window; reply: (page?: EventsPage) => void; fail: () => void }[] = [];
  const due = new Map<() => void, number>();
  const log = createStepLog({
    fetch: (window) => {
      const { promise, resolve, reject } = Promise.withResolvers<EventsPage>();
      asked.push({
        window,
        reply: (page = pageOf(window)) => resolve(page),
        fail: () => reject(new Error("no")),
      });
      return promise;
    },
    later: (call, ms) => {
      due.set(call, ms);
      return () => void due.delete(call);
    },
  });
  function pageOf({ before = head + 1, from: first = 1, limit }: Window): EventsPage {
    const isForward = first > 1;
    const from = isForward ? first : Math.max(1, before - limit);
    const length = Math.min(limit, Math.max(0, before - from));
    const seqs = Array.from({ length }, (_, index) => from + index);
    const events = seqs.map((seq) => ({ ...line(seq), at: AT, step: "a", attempt: "a.1" }));
    const truncated = isForward ? from + length <= head : from > 1;
    return { events, head, truncated, total: head };
  }
  return {
    log,
    asked,
    say: (...seqs: number[]): void => {
      head = Math.max(head, ...seqs);
      log.heard(columns(seqs));
    },
    /** What the step says while nobody listens. */
    lose: (many: number) => void (head += many),
    /** Everything that is due happens; how many milliseconds each was put off. */
    tick: (): number[] => {
      const calls = [...due];
      due.clear();
      for (const [call] of calls) call();
      return calls.map(([, ms]) => ms);
    },
    isDue: (): boolean => due.size > 0,
    fail: async (index: number): Promise<void> => {
      asked[index]?.fail();
      await turn();
    },
    reply: async (index: number): Promise<void> => {
      asked[index]?.reply();
      await turn();
    },
  };
}

/** Lets everything that is due happen. */
export async function turn(): Promise<void> {
  for (let count = 0; count < 10; count++) await Promise.resolve();
}

/** What the server says of a step that said so many lines. */
export function pageBefore(head: number): EventsPage {
  const seqs = Array.from({ length: head }, (_, index) => 1 + index);
  const events = seqs.map((seq) => ({ ...line(seq), at: AT, step: "a", attempt: "a.1" }));
  return { events, head, truncated: false, total: head };
}

function line(seq: number) {
  return { seq, type: "agent.note", data: { text: `${seq}` } };
}

function columns(seq: number[]): TraceColumns {
  return {
    topic: "step:r/a",
    run: "r",
    seq,
    at: seq.map(() => 0),
    type: seq.map(() => "agent.note"),
    step: seq.map(() => "a"),
    attempt: seq.map(() => "a.1"),
    data: seq.map((each) => ({ text: `${each}` })),
  };
}

/** The numbers of the lines that a log shows. */
export function said(log: StepLog): number[] {
  return log
    .get()
    .rows.flatMap((row) =>
      row.kind === "item" && row.item.kind === "note" ? [Number(textOf(row.item))] : [],
    );
}
