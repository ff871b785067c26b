import { jsonSchema, type RunEvent } from "@wheelhouse/core";
import { openJournalReader, openSqliteJournal } from "@wheelhouse/journal";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ASKS, begins, BIRTH, ends } from "../testing/run-events.ts";
import { watchRun } from "./watch-run.ts";

/** What a reader of a journal is given at a time, in appends. */
const PAGE = 32;
const RUN = "k3m2x9ab";

const WAITS: readonly RunEvent[] = [
  ...BIRTH,
  ...begins("look"),
  ...begins("dig"),
  ...ends("look", "a"),
  ...ends("dig", "b"),
  ASKS,
];
const GOES_ON: readonly RunEvent[] = [
  {
    type: "request.answered",
    step: "approve",
    data: { request: `${RUN}-q1`, option: "yes", effect: "continue", by: "ann" },
  },
  { type: "step.completed", step: "approve", data: {} },
];

/** Watches a journal of these events, each an append of its own, for somebody who does not stay. */
async function watched(events: readonly RunEvent[]) {
  const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-watch-")), "journal.db");
  const journal = await openSqliteJournal({ path });
  const append = async (event: RunEvent): Promise<void> => {
    const { type, data, ...at } = event;
    const draft = { type, ...at, data: jsonSchema.parse(data) };
    await journal.append([{ stream: `run/${RUN}`, class: "run", events: [draft] }]);
  };
  for (const event of events) await append(event);
  const reader = await openJournalReader(path);
  onTestFinished(async () => {
    await reader.close();
    await journal.close();
  });
  const watching = watchRun({
    run: RUN,
    drive: {
      held: async () => new Map(),
      broken: new Promise<never>(() => undefined),
      cancel: async () => undefined,
      answer: async () => undefined,
    },
    reader,
    io: { ...process, cwd: tmpdir() },
    quiet: true,
    inPlace: false,
    signal: new AbortController().signal,
    stay: () => false,
  });
  return { ...watching, append, wake: () => reader.wake() };
}

describe("a run that is watched", () => {
  test("is left when it waits for a person", async () => {
    const { done } = await watched(WAITS);
    await expect(done).resolves.toMatchObject({ end: "answer" });
  });

  test("is not left for what it has waited for before, wherever a page of its past ends", async () => {
    // The page that is read first ends with the question.
    const born: RunEvent[] = Array.from({ length: PAGE - WAITS.length }, () => ({
      type: "agent.text",
      step: "look",
      attempt: "look#1.1",
      data: { text: "…" },
    }));
    const asked = WAITS.slice(0, -1);
    const { done, append, wake } = await watched([...asked, ...born, ASKS, ...GOES_ON]);
    await append({ type: "run.completed", data: {} });
    wake();
    await expect(done).resolves.toEqual({ end: "ended" });
  });
});
