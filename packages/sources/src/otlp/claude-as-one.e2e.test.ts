import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CLAUDE_SESSIONS } from "../sessions/claude/claude-format.ts";
import { makeStand } from "../suite/stand.ts";
import { openOtlp } from "./open-otlp.ts";
import { otlpFormat } from "./otlp-format.ts";
import { bodiesOf, jsonBody, type RecordedBody } from "./testing/bodies-of.ts";
import { claudeFile, SESSION } from "./testing/claude-file.ts";

/** Added up by hand from the recording: eleven answers; what was read from the cache is part of the input. */
const TOKENS = { input: 262_470 + 88, output: 212, unknown: 0 };
const COST = 0.790_616_4;

async function open() {
  const stand = makeStand(CLAUDE_SESSIONS);
  const spool = join(stand.root, "../spool");
  mkdirSync(spool);
  const otlp = await openOtlp({ directory: spool });
  const observed = await stand.open({
    formats: [CLAUDE_SESSIONS, otlpFormat],
    places: [
      { kind: "claude", path: stand.root, origin: "environment" },
      { kind: "otlp", path: spool, origin: "environment" },
    ],
  });
  const path = join(stand.root, `-home-ann-shop/${SESSION}.jsonl`);
  return {
    observed,
    async file(): Promise<void> {
      mkdirSync(join(stand.root, "-home-ann-shop"), { recursive: true });
      writeFileSync(path, claudeFile());
      await observed.scan();
    },
    async send(bodies: readonly RecordedBody[]): Promise<void> {
      for (const body of bodies) expect((await otlp.receive(jsonBody(body))).status).toBe(200);
      await observed.scan();
    },
    async remove(): Promise<void> {
      rmSync(path);
      await observed.scan();
    },
    [Symbol.asyncDispose]: () => stand[Symbol.asyncDispose](),
  };
}

describe("a session of Claude Code, by its file and by OpenTelemetry", () => {
  const bodies = bodiesOf("claude");
  test.each([
    ["the file first", "file"],
    ["OpenTelemetry first", "otlp"],
    ["the file in the middle of it", "middle"],
  ])("is one run with the tokens of its model and what they cost, %s", async (_, when) => {
    await using log = await open();
    const half = Math.floor(bodies.length / 2);
    const before = when === "file" ? 0 : when === "otlp" ? bodies.length : half;
    await log.send(bodies.slice(0, before));
    await log.file();
    await log.send(bodies.slice(before));
    const items = log.observed.items();
    expect(items).toMatchObject([{ source: "claude", status: "completed", tokens: TOKENS }]);
    expect(items[0]?.cost).toBeCloseTo(COST, 9);
    const run = items[0]?.id ?? "";
    const [joined, ...others] = log.observed.joinedTo(run);
    expect([joined?.source, others]).toEqual(["otlp", []]);
    expect(log.observed.head(joined?.run ?? "")).toBeGreaterThan(10);
    await log.send(bodies);
    expect(log.observed.item(run)?.tokens).toEqual(TOKENS);
  });

  test("is what was sent of it when its file is gone, with the same tokens", async () => {
    await using log = await open();
    await log.file();
    await log.send(bodies);
    await log.remove();
    const items = log.observed.items();
    expect(items).toMatchObject([{ source: "otlp", flow: "claude", tokens: TOKENS }]);
    expect(items[0]?.cost).toBeCloseTo(COST, 9);
  });
});
