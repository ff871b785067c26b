import { PbfWriter } from "pbf";
import type { OtlpBody } from "../../otlp.ts";
import { type Field, MESSAGES } from "../decode/message-tables.ts";
import type { RecordedBody } from "./bodies-of.ts";

/** A body as it is sent as protobuf: written by the tables that it is read by. */
export function protobufBody({ signal, body }: RecordedBody): OtlpBody {
  const writer = new PbfWriter();
  writeMessage({ name: signal, value: body }, writer);
  return { signal, contentType: "application/x-protobuf", body: writer.finish() };
}

interface Message {
  readonly name: string;
  readonly value: unknown;
}

const TABLES = new Map<string, readonly [string, Field][]>(
  Object.entries(MESSAGES).map(([name, fields]) => [name, Object.entries(fields)]),
);

function writeMessage({ name, value }: Message, writer: PbfWriter): void {
  const members = new Map(Object.entries(value ?? {}));
  for (const [number, [key, kind, many]] of TABLES.get(name) ?? []) {
    const member: unknown = members.get(key);
    if (member === undefined) continue;
    for (const each of many === undefined ? [member] : listOf(member))
      writeField(writer, Number(number), kind, each);
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function writeField(writer: PbfWriter, number: number, kind: string, value: unknown): void {
  const bits = (): bigint => BigInt(String(value));
  switch (kind) {
    case "text":
      writer.writeTag(number, 2);
      return writer.writeString(String(value));
    case "hex":
    case "base64":
      writer.writeTag(number, 2);
      return writer.writeBytes(Buffer.from(String(value), kind));
    case "boolean":
    case "varint":
    case "signed":
      writer.writeTag(number, 0);
      return writer.writeVarint(Number(value));
    case "fixed32":
      writer.writeTag(number, 5);
      return writer.writeFixed32(Number(value));
    case "fixed64":
    case "sfixed64":
      writer.writeTag(number, 1);
      writer.writeFixed32(Number(BigInt.asUintN(32, bits())));
      return writer.writeFixed32(Number(BigInt.asUintN(32, bits() >> 32n)));
    case "double":
      writer.writeTag(number, 1);
      return writer.writeDouble(Number(value));
    default:
      return writer.writeMessage(number, writeMessage, { name: kind, value });
  }
}
