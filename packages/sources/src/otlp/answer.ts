import { PbfWriter } from "pbf";
import type { OtlpAnswer, OtlpSignal } from "../otlp.ts";
import type { Encoding } from "./decode/decode-body.ts";

const REJECTED = {
  traces: "rejectedSpans",
  logs: "rejectedLogRecords",
  metrics: "rejectedDataPoints",
} as const;

const CONTENT_TYPES = { json: "application/json", protobuf: "application/x-protobuf" } as const;

/** gRPC's words for why a body was not taken. */
const CODES = { 400: 3, 415: 3, 503: 14 } as const;

/** Says that a body was taken, but for some of it; everything when none is rejected. */
export function accepted(
  signal: OtlpSignal,
  encoding: Encoding,
  rejected: number,
  problem: string | undefined,
): OtlpAnswer {
  const isPartial = rejected > 0;
  const message = problem ?? "";
  const body =
    encoding === "json"
      ? json(
          isPartial
            ? { partialSuccess: { [REJECTED[signal]]: String(rejected), errorMessage: message } }
            : {},
        )
      : protobuf((writer) => {
          if (isPartial) writer.writeMessage(1, writePartial, { rejected, message });
        });
  return { status: 200, contentType: CONTENT_TYPES[encoding], body };
}

/** Says that a body was not taken, and why. */
export function refused(status: 400 | 415 | 503, encoding: Encoding, message: string): OtlpAnswer {
  const code = CODES[status];
  const body =
    encoding === "json"
      ? json({ code, message })
      : protobuf((writer) => writeStatus({ code, message }, writer));
  return { status, contentType: CONTENT_TYPES[encoding], body };
}

function writePartial(
  { rejected, message }: { readonly rejected: number; readonly message: string },
  writer: PbfWriter,
): void {
  writer.writeTag(1, 0);
  writer.writeVarint(rejected);
  writer.writeTag(2, 2);
  writer.writeString(message);
}

function writeStatus(
  { code, message }: { readonly code: number; readonly message: string },
  writer: PbfWriter,
): void {
  writer.writeTag(1, 0);
  writer.writeVarint(code);
  writer.writeTag(2, 2);
  writer.writeString(message);
}

function protobuf(write: (writer: PbfWriter) => void): Uint8Array {
  const writer = new PbfWriter();
  write(writer);
  return writer.finish();
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
