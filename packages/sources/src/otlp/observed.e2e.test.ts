import { rmSync } from "node:fs";
import { traceOfRun } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { makeStand, screensOf } from "../suite/stand.ts";
import { openOtlp } from "./open-otlp.ts";
import { otlpFormat } from "./otlp-format.ts";
import { bodiesOf, jsonBody } from "./testing/bodies-of.ts";

/** The recorded trace, which an agent was told by its environment. */
const TRACE = "0af7651916cd43dd8448eb211c80319c";

describe("what comes by OpenTelemetry, observed", () => {
  test("is a run as soon as it is on the disk, and the same one when the cache was deleted", async () => {
    await using stand = makeStand(otlpFormat);
    const otlp = await openOtlp({ directory: stand.root });
    const observed = await stand.open();
    for (const body of bodiesOf("qwen")) {
      await otlp.receive(jsonBody(body));
      await observed.scan();
    }
    expect(observed.items()).toMatchObject([
      { source: "otlp", flow: "qwen", status: "completed", tokens: { input: 39_392, output: 23 } },
    ]);
    const screens = await screensOf(observed);
    await observed.close();
    rmSync(stand.dataDir, { recursive: true });
    expect(await screensOf(await stand.open())).toEqual(screens);
    expect(stand.errors).toEqual([]);
  });

  test("of a trace that an agent of ours was told is a part of our run", async () => {
    await using stand = makeStand(otlpFormat);
    const ownTrace = (trace: string) => (trace === TRACE ? "ours" : undefined);
    const otlp = await openOtlp({ directory: stand.root, ownTrace });
    const own = { runOfSession: () => undefined, runOfTrace: ownTrace };
    const observed = await stand.open({ own });
    for (const body of bodiesOf("codex")) await otlp.receive(jsonBody(body));
    await observed.scan();
    expect(observed.items()).toEqual([]);
    const [joined, ...others] = observed.joinedTo("ours");
    expect([joined?.source, others]).toEqual(["otlp", []]);
    expect(observed.head(joined?.run ?? "")).toBeGreaterThan(10);
  });

  test("that joins another run late is that run alone", async () => {
    await using stand = makeStand(otlpFormat);
    const otlp = await openOtlp({ directory: stand.root });
    const observed = await stand.open();
    const [logs, ...others] = bodiesOf("gemini");
    const trace = traceOfRun("any");
    const chat = {
      traceId: trace,
      spanId: "b7ad6b7169203331",
      name: "llm_call",
      startTimeUnixNano: "1795229133646000000",
      endTimeUnixNano: "1795229133792000000",
      attributes: [{ key: "gen_ai.operation.name", value: { stringValue: "llm_call" } }],
    };
    const send = async (span: object): Promise<void> => {
      const scopeSpans = [{ spans: [span] }];
      const attributes = [{ key: "service.name", value: { stringValue: "gemini-cli" } }];
      const body = { resourceSpans: [{ resource: { attributes }, scopeSpans }] };
      await otlp.receive(jsonBody({ signal: "traces", body }));
      await observed.scan();
    };
    await send(chat);
    if (logs) await otlp.receive(jsonBody(logs));
    await observed.scan();
    expect(observed.items()).toHaveLength(2);
    const conversation = { stringValue: "b9cd4331-081b-414e-9a56-d7a69ca14477" };
    const told = { key: "gen_ai.conversation.id", value: conversation };
    await send({ ...chat, spanId: "b7ad6b7169203332", attributes: [...chat.attributes, told] });
    for (const body of others) await otlp.receive(jsonBody(body));
    await observed.scan();
    expect(observed.items()).toMatchObject([{ tokens: { input: 25_084, output: 23 } }]);
    expect(stand.errors).toEqual([]);
  });
});
