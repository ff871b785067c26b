import { reduceAll, createRunState, isKnownEvent, runStatus } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { Observed } from "../observed.ts";
import { logLine, makeStand } from "../suite/stand.ts";
import { RUN_LOG_FORMAT } from "./run-log-format.ts";

const start = logLine(0, { kind: "run.started", data: { title: "Night" } });
const note = (second: number, msg: string): string => logLine(second, { kind: "note", msg });

async function only(observed: Observed) {
  const [item] = observed.items();
  if (!item) throw new Error("there is no run");
  const events = await observed.read(item.id, 1, observed.head(item.id));
  const state = reduceAll(
    createRunState(item.id),
    events.flatMap((event) => (isKnownEvent(event) ? event : [])),
  );
  return { item, events, state, bad: await observed.badLines(item.id, 100) };
}

describe("a run.log that is not right", () => {
  test("has each line that is no text counted with its place, and is read on after it", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const long = `${JSON.stringify({ v: 1, ts: 1, kind: "note", msg: "x".repeat(10_000_000) })}\n`;
    const parts = [
      start,
      "a\0b\n",
      Buffer.from([0xff, 0xfe, 0x0a]),
      long,
      "\n\r\n",
      "{\n",
      note(1, "after all of them"),
    ].map((part) => Buffer.from(part));
    const path = stand.write("r/run.log", Buffer.concat(parts));
    const { bad, events, item } = await only(await stand.open());
    const at = (index: number): number => Buffer.concat(parts.slice(0, index)).length;
    expect(bad.total).toBe(4);
    expect(item.observed?.bad_lines).toBe(4);
    expect(bad.lines).toMatchObject([
      { path, line: 2, offset: at(1), problem: "it holds a NUL" },
      { path, line: 3, offset: at(2), problem: "it is not UTF-8" },
      { path, line: 4, offset: at(3), problem: "it is longer than 1 MiB" },
      { path, line: 7, offset: at(5), problem: "not JSON" },
    ]);
    expect(bad.lines.every(({ text }) => text.length <= 600)).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: "note", data: { text: "after all of them" } });
  });

  test("has at most 1,000 broken lines remembered, and all counted", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    stand.write("r/run.log", start + "x\n".repeat(2_500));
    const observed = await stand.open();
    const [item] = observed.items();
    const { total, lines } = await observed.badLines(item?.id ?? "", 5_000);
    expect([total, lines.length, lines.at(-1)?.line]).toEqual([2_500, 1_000, 1_001]);
  });

  test.each([
    ["{}", "it has no v"],
    [`{"v":2,"ts":1,"kind":"note"}`, "its v is not 1"],
    [`{"v":1,"ts":1}`, "it has no kind"],
    [`{"v":1,"kind":"note"}`, "it has no ts"],
    [`{"v":1,"ts":"yesterday","kind":"note"}`, "its ts is no time"],
    [`{"v":1,"ts":9e15,"kind":"note"}`, "its ts is no time"],
    [`["note"]`, "not a JSON object"],
    [`{"v":1,"ts":1,"kind":"phase.entered"}`, "it names no phase"],
    [`{"v":1,"ts":1,"kind":"candidate.selected","candidate":{"ref":"x"}}`, "it names no candidate"],
    [`{"v":1,"ts":1,"kind":"queue.item.picked"}`, "it names no item"],
    [`{"v":1,"ts":1,"kind":"session.spawned"}`, "it names no session_id"],
    [`{"v":1,"ts":1,"kind":"span.end"}`, "it names no span_id"],
  ])("says of %s what is wrong with it", (line, problem) => {
    const translator = RUN_LOG_FORMAT.translate({ path: "/root/r/run.log", name: "r" });
    expect(translator.line(line)).toEqual({ events: [], problem });
  });

  test("may have times that run backwards: their order is that of the lines", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    stand.write("r/run.log", start + note(600, "later") + note(5, "earlier"));
    const { item, events } = await only(await stand.open());
    expect(events.slice(-2).map(({ data }) => data)).toMatchObject([
      { text: "later" },
      { text: "earlier" },
    ]);
    expect(item.observed?.last_event_at).toBe("2026-05-05T21:10:00.000Z");
  });

  test("counts for the run of its directory, and the difference is told once", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const foreign = (second: number): string => logLine(second, { kind: "note", run_id: "other" });
    stand.write("r/run.log", start + foreign(1) + foreign(2));
    const { events } = await only(await stand.open());
    const warnings = events.filter(({ data }) => JSON.stringify(data).includes('"warn"'));
    expect(warnings.map(({ data }) => data)).toEqual([
      {
        text: "lines say that they are of run other; they are in the directory of r",
        level: "warn",
      },
    ]);
  });

  test("keeps what comes after the end, and counts it late", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const failed = logLine(1, { kind: "run.failed", data: { reason: "no room" } });
    stand.write(
      "r/run.log",
      start + failed + note(2, "after") + logLine(3, { kind: "run.completed" }),
    );
    const { item, events, state } = await only(await stand.open());
    expect([item.status, item.error, state.ignored]).toEqual(["failed", "no room", 2]);
    expect(events.map(({ type }) => type).slice(-2)).toEqual(["note", "run.completed"]);
  });

  test("may release a wheel that nobody took, enter a phase that nobody knows, and say what nobody knows", async () => {
    await using stand = makeStand(RUN_LOG_FORMAT);
    const odd = [
      { kind: "wheel.released" },
      { kind: "phase.entered", phase: "deploy" },
      { kind: "moon.rose", data: { bright: true } },
    ];
    stand.write("r/run.log", start + odd.map((line, index) => logLine(index, line)).join(""));
    const observed = await stand.open();
    const { item, events, state } = await only(observed);
    expect([runStatus(state), item.observed?.phase, item.observed?.wheel]).toEqual([
      "running",
      "deploy",
      null,
    ]);
    expect(events.at(-1)).toMatchObject({
      type: "log.moon.rose",
      data: { data: { bright: true } },
    });
    expect(await observed.sources()).toMatchObject([{ unknown_lines: 1, bad_lines: 0 }]);
  });
});
