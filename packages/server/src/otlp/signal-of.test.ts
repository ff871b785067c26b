import { describe, expect, test } from "vitest";
import { createDice } from "../testing/dice.ts";
import {
  LOG_JSON,
  LOG_PROTOBUF,
  METRIC_PROTOBUF,
  SPAN_JSON,
  SPAN_PROTOBUF,
} from "../testing/otlp-body.ts";
import { signalOf } from "./signal-of.ts";
import { fieldsOf } from "./wire-fields.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("what a body of OpenTelemetry tells of", () => {
  test.each([
    ["traces", SPAN_PROTOBUF],
    ["logs", LOG_PROTOBUF],
    ["metrics", METRIC_PROTOBUF],
  ])("is %s, from the fields of its first record", (signal, body) => {
    expect(signalOf(body, false)).toBe(signal);
  });

  test.each([
    ["traces", SPAN_JSON],
    ["logs", LOG_JSON],
    ["metrics", '{ "resourceMetrics" : [] }'],
  ])("is %s, from its name in JSON", (signal, body) => {
    expect(signalOf(bytes(body), true)).toBe(signal);
  });

  test("is not guessed", () => {
    for (const body of ["", "{}", '{"resourceThings":[]}'])
      expect(() => signalOf(bytes(body), true)).toThrow("does not say");
    expect(() => signalOf(new Uint8Array(), false)).toThrow("does not say");
  });

  test("is told without an error or a look past the end, whatever the bytes are", () => {
    const seeded = createDice(7);
    const roll = (below: number): number => seeded.below(below);
    for (let n = 0; n < 2_000; n++) {
      const body = new Uint8Array(SPAN_PROTOBUF);
      for (let hit = 0; hit < 4; hit++) body[roll(body.length)] = roll(256);
      const cut = body.subarray(0, roll(body.length + 1));
      const end = cut.byteOffset + cut.length;
      const ends = [...fieldsOf(cut)].flatMap(({ bytes: inner }) =>
        inner === undefined ? [] : [inner.byteOffset + inner.length],
      );
      expect(ends.every((at) => at <= end)).toBe(true);
      let told: string;
      try {
        told = signalOf(cut, false);
      } catch (error) {
        told = error instanceof Error ? error.name : "";
      }
      expect(["traces", "logs", "metrics", "WheelhouseError"]).toContain(told);
    }
  });
});
