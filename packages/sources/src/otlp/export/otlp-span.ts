import { createHash } from "node:crypto";

/** A value of an attribute; one that is undefined is left out. */
export type AttributeValue = string | number | boolean | undefined;

/** A span to export. Times are wall clock in milliseconds. */
export interface ExportedSpan {
  readonly trace: string;
  readonly id: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly isClient: boolean;
  readonly from: number;
  readonly to: number;
  /** Whether it went wrong; undefined when nobody says. */
  readonly failed: boolean | undefined;
  readonly error: string | undefined;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** The id of a span that has none yet: 16 hexadecimal digits, always the same for the same. */
export function spanIdOf(...parts: readonly (string | number)[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}

/** A span as OTLP's JSON has it. */
export function otlpSpan(span: ExportedSpan): object {
  const { trace, id, parent, name, isClient, from, to, failed, error } = span;
  return {
    traceId: trace,
    spanId: id,
    ...(parent !== undefined && { parentSpanId: parent }),
    flags: 0x101,
    name,
    kind: isClient ? 3 : 1,
    startTimeUnixNano: nanoseconds(from),
    endTimeUnixNano: nanoseconds(to),
    attributes: attributesOf(span.attributes),
    status: {
      code: failed === undefined ? 0 : failed ? 2 : 1,
      ...(error !== undefined && error !== "" && { message: error }),
    },
  };
}

/** Attributes as OTLP's JSON has them. */
export function attributesOf(attributes: Readonly<Record<string, AttributeValue>>): object[] {
  return Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: valueOf(value) }],
  );
}

function valueOf(value: string | number | boolean): object {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

/** To the microsecond, which is all that we know. */
function nanoseconds(ms: number): string {
  return `${BigInt(Math.round(ms * 1e3)) * 1_000n}`;
}
