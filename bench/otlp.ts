/**
 * Measures what comes by OpenTelemetry: `npm run bench:otlp`. `--short` measures only once, and fails when it is far off.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import {
  addToSpanLog,
  createRunState,
  createSpanLog,
  isKnownEvent,
  reduce,
} from "../packages/core/src/index.ts";
import { openOtlp, otlpFormat, type OtlpBody } from "../packages/sources/src/index.ts";
import {
  bodiesOf,
  jsonBody,
  type RecordedBody,
} from "../packages/sources/src/otlp/testing/bodies-of.ts";
import { protobufBody } from "../packages/sources/src/otlp/testing/protobuf-body.ts";
import { writeSection } from "./write-section.ts";

/** Spans of a body: what exporters send at most by their own settings. */
const PER_BODY = 512;
const BODIES = 60;
const ROUNDS = 5;
const AIM = 10_000;
const isShort = process.argv.includes("--short");
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A body of spans of Codex, each of other ids than in any other body. */
function makeBody(number: number): RecordedBody {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");
  const time = (ms: number): string => `${1_795_229_130_000 + ms}000000`;
  const spans = Array.from({ length: PER_BODY }, (_, index) => {
    const id = number * PER_BODY + index + 1;
    const isTurn = index === 0;
    const isAnswer = index % 64 === 1;
    return {
      traceId: hex(number + 1, 32),
      spanId: hex(id, 16),
      ...(!isTurn && { parentSpanId: hex(number * PER_BODY + Math.floor(index / 8) + 1, 16) }),
      name: isTurn ? "session_task.turn" : isAnswer ? "handle_responses" : `function_${index % 90}`,
      flags: 257,
      kind: 1,
      startTimeUnixNano: time(index),
      endTimeUnixNano: time(index + 5),
      attributes: [
        { key: "code.file.path", value: { stringValue: "core/src/session/turn.rs" } },
        { key: "code.line.number", value: { intValue: String(index) } },
        { key: "thread.name", value: { stringValue: "worker" } },
        { key: "conversation.id", value: { stringValue: `conversation-${number}` } },
        { key: "turn.id", value: { stringValue: `turn-${number}` } },
        { key: "busy_ns", value: { intValue: "4262" } },
        { key: "idle_ns", value: { intValue: "12101" } },
        ...(isAnswer
          ? [
              { key: "gen_ai.usage.input_tokens", value: { intValue: "9905" } },
              { key: "gen_ai.usage.output_tokens", value: { intValue: "25" } },
            ]
          : []),
      ],
      status: { code: 0 },
    };
  });
  const attributes = [{ key: "service.name", value: { stringValue: "codex_exec" } }];
  const resourceSpans = [{ resource: { attributes }, scopeSpans: [{ spans }] }];
  return { signal: "traces", body: { resourceSpans } };
}

/** Receives bodies and folds what was kept of them: spans a second of each, and of both. */
async function measure(bodies: readonly OtlpBody[]): Promise<readonly [number, number, number]> {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-bench-otlp-"));
  try {
    const otlp = await openOtlp({ directory });
    const start = performance.now();
    for (const body of bodies)
      if ((await otlp.receive(body)).status !== 200) throw new Error("a body was not taken");
    const received = performance.now();
    const spent = foldAll(directory);
    const folded = performance.now();
    await otlp.close();
    if (spent === 0) throw new Error("nothing was folded");
    const { spans } = otlp.received;
    const rate = (ms: number): number => (spans * 1_000) / ms;
    return [rate(received - start), rate(folded - received), rate(folded - start)];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Folds every file of a spool as it is folded when it is observed. Answers what was spent. */
function foldAll(directory: string): number {
  let spent = 0;
  for (const name of readdirSync(directory)) {
    const log = otlpFormat.logAt(directory, join(directory, name));
    if (!log) continue;
    const translator = otlpFormat.translate(log);
    const state = createRunState("x");
    const spans = createSpanLog();
    let seq = 0;
    for (const line of readFileSync(log.path, "utf8").trimEnd().split("\n"))
      for (const event of translator.line(line).events) {
        const placed = { ...event, seq: ++seq };
        addToSpanLog(spans, placed);
        if (isKnownEvent(placed)) reduce(state, placed);
      }
    spent += state.spent.inputTokens;
  }
  return spent;
}

const middle = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
const rows: string[] = [];
const wrong: string[] = [];
function add(what: string, figure: string, aim: string, isGood: boolean): void {
  rows.push(`| ${what} | ${figure} | ${aim} |`);
  say(rows.at(-1) ?? "");
  if (!isGood) wrong.push(what);
}

const recorded = Array.from({ length: BODIES }, (_, number) => makeBody(number));
for (const [encoding, encode] of [
  ["JSON", jsonBody],
  ["protobuf", protobufBody],
] as const) {
  const bodies = recorded.map(encode);
  const rates: (readonly [number, number, number])[] = [];
  for (let round = 0; round < (isShort ? 1 : ROUNDS); round++) rates.push(await measure(bodies));
  const [receive, fold, both] = [0, 1, 2].map((index) =>
    middle(rates.map((each) => each[index] ?? Number.NaN)),
  );
  const words = (rate = Number.NaN): string => Math.round(rate).toLocaleString("en-US");
  add(
    `${encoding}: spans received (decoded and on the disk) and translated to a folded run`,
    `${words(both)}/s (received alone ${words(receive)}/s, translated alone ${words(fold)}/s)`,
    "≥ 10,000/s",
    (both ?? 0) >= AIM,
  );
}

const largest = bodiesOf("codex")
  .filter(({ signal }) => signal === "traces")
  .map(jsonBody)
  .toSorted((a, b) => b.body.length - a.body.length)
  .slice(0, 1);
const times: number[] = [];
for (let round = 0; round < (isShort ? 1 : ROUNDS); round++) {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-bench-otlp-"));
  const otlp = await openOtlp({ directory });
  const start = performance.now();
  for (const body of largest) await otlp.receive(body);
  foldAll(directory);
  times.push(performance.now() - start);
  await otlp.close();
  rmSync(directory, { recursive: true });
}
const took = middle(times);
add(
  "largest body that Codex has sent, from body to folded run",
  `${took.toFixed(0)} ms`,
  "< 300 ms",
  took < 300,
);

for (const each of wrong) say(`too slow: ${each}`);
if (isShort) process.exit(wrong.length === 0 ? 0 : 1);
const table = ["| what | figure | aim |", "| --- | --- | --- |", ...rows].join("\n");
const when = new Date().toISOString().slice(0, 10);
writeSection(
  "## OpenTelemetry",
  `\`npm run bench:otlp\`, ${when}, ${availableParallelism()} cores; ${BODIES} bodies of ${PER_BODY} spans, one run each, the middle of ${ROUNDS}.\n\n${table}`,
);
