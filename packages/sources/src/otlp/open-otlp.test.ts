import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OtlpAnswer, OtlpBody } from "../otlp.ts";
import { bodiesOf, jsonBody } from "./testing/bodies-of.ts";
import { protobufBody } from "./testing/protobuf-body.ts";
import { makeSpool, spooled } from "./testing/spooled.ts";

const T1 = "1".repeat(32);
const T2 = "2".repeat(32);

/** A span of a model's call, with some attributes. */
function span(traceId: string, spanId: string, attributes: Record<string, string> = {}): object {
  return {
    traceId,
    spanId: spanId.padStart(16, "0"),
    name: "chat m",
    startTimeUnixNano: "1795229130129000000",
    endTimeUnixNano: "1795229130150000000",
    attributes: Object.entries({ "gen_ai.operation.name": "chat", ...attributes }).map(
      ([key, stringValue]) => ({ key, value: { stringValue } }),
    ),
  };
}

function traces(...spans: object[]): OtlpBody {
  return jsonBody({ signal: "traces", body: { resourceSpans: [{ scopeSpans: [{ spans }] }] } });
}

const text = ({ body }: OtlpAnswer): string => new TextDecoder().decode(body);
const NAMED = { "gen_ai.conversation.id": "conv-1" };

describe("receiving OpenTelemetry", () => {
  test("answers in the encoding of the question, and once it is on the disk", async () => {
    await using spool = makeSpool();
    const otlp = await spool.open();
    const [first] = bodiesOf("qwen");
    if (!first) throw new Error("no recording");
    expect(await otlp.receive(jsonBody(first))).toMatchObject({
      status: 200,
      contentType: "application/json",
    });
    expect(spool.files().size).toBe(1);
    const answer = await otlp.receive(protobufBody(first));
    expect(answer).toMatchObject({ status: 200, contentType: "application/x-protobuf" });
    expect(answer.body).toHaveLength(0);
    expect(otlp.received).toEqual({ spans: 0, logs: 14, metrics: 0, refused: 0 });
  });

  test("says which part of a body is broken, and takes the rest", async () => {
    await using spool = makeSpool();
    const otlp = await spool.open();
    const body = traces(span(T1, "1"), { name: "no ids" });
    const answer = await otlp.receive(body);
    expect(JSON.parse(text(answer))).toEqual({
      partialSuccess: {
        rejectedSpans: "1",
        errorMessage: "A span has no trace id of 32 hexadecimal digits.",
      },
    });
    expect([...spool.files().values()].flat()).toHaveLength(1);
  });

  test.each(["text/plain", "", "application/grpc"])("refuses %j with 415", async (contentType) => {
    await using spool = makeSpool();
    const otlp = await spool.open();
    const answer = await otlp.receive({ ...traces(span(T1, "1")), contentType });
    expect(answer.status).toBe(415);
    expect([otlp.received.refused, spool.files().size]).toEqual([1, 0]);
  });

  test("refuses a broken body with 400 and the status that OTLP asks for", async () => {
    await using spool = makeSpool();
    const otlp = await spool.open();
    const broken = { signal: "traces", body: new TextEncoder().encode("{") } as const;
    const answer = await otlp.receive({
      ...broken,
      contentType: "application/json; charset=utf-8",
    });
    expect([answer.status, JSON.parse(text(answer))]).toEqual([
      400,
      { code: 3, message: "The body is no JSON." },
    ]);
    const binary = await otlp.receive({ ...broken, contentType: "application/x-protobuf" });
    expect([binary.status, text(binary).slice(0, 2)]).toEqual([400, "\b\u0003"]);
    expect(spool.files().size).toBe(0);
  });

  test("answers 503 when the disk does not take it, and nothing is counted", async () => {
    await using spool = makeSpool();
    const otlp = await spool.open();
    mkdirSync(join(spool.directory, `t-${T1}.otlp.jsonl`));
    expect((await otlp.receive(traces(span(T1, "1")))).status).toBe(503);
    expect(otlp.received.spans).toBe(0);
  });
});

describe("a run of the spool", () => {
  test("is a conversation, over all its traces, and what is in them without its name", async () => {
    const files = await spooled([
      traces(span(T1, "1"), span(T1, "2", NAMED)),
      traces(span(T2, "3", NAMED)),
      traces(span(T2, "4")),
    ]);
    expect([...files].map(([name, lines]) => [name, lines.length])).toEqual([["c-conv-1", 4]]);
  });

  test("is a trace as long as nobody says the conversation, and joins it when somebody does", async () => {
    await using spool = makeSpool();
    const otlp = await spool.open();
    await otlp.receive(traces(span(T1, "1")));
    await otlp.receive(traces(span(T2, "9", NAMED)));
    expect([...spool.files().keys()]).toEqual(["c-conv-1", `t-${T1}`]);
    await otlp.receive(traces(span(T1, "2", NAMED)));
    expect([...spool.files()].map(([name, lines]) => [name, lines.length])).toEqual([
      ["c-conv-1", 3],
    ]);
  });

  test("is a trace of ours, whatever conversation is in it and however late it is known", async () => {
    await using spool = makeSpool();
    const otlp = await spool.open({ ownTrace: (trace) => (trace === T1 ? "run-1" : undefined) });
    await otlp.receive(traces(span(T2, "1", NAMED)));
    await otlp.receive(traces(span(T1, "2", NAMED)));
    await otlp.receive(traces(span(T2, "3")));
    expect([...spool.files()].map(([name, lines]) => [name, lines.length])).toEqual([
      [`o-${T1}`, 3],
    ]);
  });

  test("is known again after a restart, also after a crash in the middle of a line", async () => {
    await using spool = makeSpool();
    await (await spool.open()).receive(traces(span(T1, "1", NAMED), span(T1, "2")));
    const file = join(spool.directory, "c-conv-1.otlp.jsonl");
    truncateSync(file, statSync(file).size - 9);
    appendFileSync(join(spool.directory, "bindings.jsonl"), '{"key":"t');
    const otlp = await spool.open();
    await otlp.receive(traces(span(T1, "3")));
    const lines = spool.files().get("c-conv-1") ?? [];
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[2] ?? "")).toMatchObject({
      span: "3".padStart(16, "0"),
      session: "conv-1",
    });
    expect(spool.files().size).toBe(1);
  });

  test("is none when nothing in a trace is of an agent", async () => {
    const other = { ...span(T1, "1"), attributes: [], name: "GET /" };
    expect((await spooled([traces(other)])).size).toBe(0);
  });

  test("has a file's name that is safe, whatever the conversation is called", async () => {
    const files = await spooled([
      traces(span(T1, "1", { "session.id": "../../etc/passwd" })),
      traces(span(T2, "1", { "session.id": "x".repeat(500) })),
    ]);
    expect([...files.keys()]).toEqual([
      expect.stringMatching(/^c--etc-passwd-[0-9a-f]{16}$/),
      expect.stringMatching(/^c-x{60}-[0-9a-f]{16}$/),
    ]);
  });
});

describe("what the spool keeps", () => {
  const said = {
    "gen_ai.input.messages": "a secret plan",
    prompt: "do it",
    "code.file.path": "x.rs",
  };
  test("has no prompts and no secrets", async () => {
    const token = `ghp_${"a1B2".repeat(9)}`;
    const files = await spooled([traces(span(T1, "1", { ...said, error: `bad ${token}` }))]);
    const [line = ""] = [...files.values()].flat();
    expect(line).not.toMatch(/secret plan|do it|ghp_|x\.rs/);
    expect(JSON.parse(line)).toMatchObject({
      attributes: { error: "bad [redacted:github-token]" },
    });
  });

  test("has the prompts when they are asked for, but still no secrets", async () => {
    const body = traces(span(T1, "1", { ...said, prompt: `use sk-ant-${"a1".repeat(20)}` }));
    const [line = ""] = [...(await spooled([body], { content: true })).values()].flat();
    expect(line).toContain("a secret plan");
    expect(line).toContain("[redacted:anthropic-key]");
  });

  test("is dropped when it is too old or too much, the oldest first", async () => {
    await using spool = makeSpool();
    const otlp = await spool.open();
    const names = ["a", "b", "c", "d"];
    for (const [at, id] of names.entries())
      await otlp.receive(traces(span(String(at + 1).repeat(32), "1", { "session.id": id })));
    const now = 1_000_000;
    const ages = [40, 3, 2, 1];
    for (const [at, id] of names.entries()) {
      const seconds = now - (ages[at] ?? 0);
      utimesSync(join(spool.directory, `c-${id}.otlp.jsonl`), seconds, seconds);
    }
    const files = (): readonly string[] => [...spool.files().keys()];
    const clock = { now: () => now * 1_000 };
    await spool.open({ ...clock, retention: { maxAgeMs: 10_000 } });
    expect(files()).toEqual(["c-b", "c-c", "c-d"]);
    await spool.open({ ...clock, retention: { maxFiles: 2 } });
    expect(files()).toEqual(["c-c", "c-d"]);
    const size = statSync(join(spool.directory, "c-d.otlp.jsonl")).size;
    await spool.open({ ...clock, retention: { maxBytes: size } });
    expect(files()).toEqual(["c-d"]);
    const left = readFileSync(join(spool.directory, "bindings.jsonl"), "utf8");
    expect(left.trimEnd().split("\n")).toHaveLength(3);
    expect(readdirSync(spool.directory)).toHaveLength(2);
  });
});
