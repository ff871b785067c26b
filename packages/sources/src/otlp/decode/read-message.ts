import { PbfReader } from "pbf";
import { MOST_MESSAGE_DEPTH, MOST_MESSAGES } from "./limits.ts";
import { type Field, type MessageName, MESSAGES } from "./message-tables.ts";
import { OtlpRefused } from "./refused.ts";

/** A message, or a value of one, in the shape of OTLP's JSON. */
export type Raw = string | number | boolean | Raw[] | { [name: string]: Raw };

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

const WIRE_TYPES: Readonly<Record<string, number>> = {
  boolean: VARINT,
  varint: VARINT,
  signed: VARINT,
  fixed32: FIXED32,
  fixed64: FIXED64,
  sfixed64: FIXED64,
  double: FIXED64,
};

/** What it takes to find a field of a message. */
const TABLES: ReadonlyMap<string, ReadonlyMap<number, Field>> = new Map(
  Object.entries(MESSAGES).map(([name, fields]) => [
    name,
    new Map(
      Object.entries(fields).map(([number, field]): [number, Field] => [Number(number), field]),
    ),
  ]),
);

/**
 * Reads a protobuf message by {@link MESSAGES}. Throws `OtlpRefused` when it is broken, or nests deeper or holds more
 * messages than anybody sends.
 */
export function readMessage(body: Uint8Array, name: MessageName): Raw {
  const reading: Reading = { pbf: new PbfReader(body), left: MOST_MESSAGES };
  try {
    return messageOf(reading, name, body.length, 0);
  } catch (error) {
    if (error instanceof OtlpRefused) throw error;
    throw new OtlpRefused("The protobuf is broken.", { cause: error });
  }
}

interface Reading {
  readonly pbf: PbfReader;
  left: number;
}

function messageOf(reading: Reading, name: string, end: number, depth: number): Raw {
  const { pbf } = reading;
  if (depth > MOST_MESSAGE_DEPTH)
    throw new OtlpRefused(`The protobuf nests deeper than ${MOST_MESSAGE_DEPTH} messages.`);
  if (--reading.left < 0)
    throw new OtlpRefused(`The protobuf has more than ${MOST_MESSAGES} messages.`);
  const table = TABLES.get(name);
  const message: { [name: string]: Raw } = {};
  for (;;) {
    const number = pbf.nextField(end);
    if (pbf.pos > end || (number === 0 && pbf.pos < end)) throw broken();
    if (number === 0) return message;
    const field = table?.get(number);
    if (field === undefined || pbf.type !== (WIRE_TYPES[field[1]] ?? BYTES)) continue;
    const [key, kind, many] = field;
    const value = valueOf(reading, kind, end, depth);
    if (pbf.pos > end) throw broken();
    if (many === undefined) message[key] = value;
    else addTo(message, key, value);
  }
}

function addTo(message: { [name: string]: Raw }, key: string, value: Raw): void {
  const list = message[key];
  if (Array.isArray(list)) list.push(value);
  else message[key] = [value];
}

function valueOf(reading: Reading, kind: string, end: number, depth: number): Raw {
  const { pbf } = reading;
  switch (kind) {
    case "boolean":
      return pbf.readBoolean();
    case "varint":
      return pbf.readVarint();
    case "signed":
      return pbf.readVarint(true);
    case "fixed32":
      return pbf.readFixed32();
    case "fixed64":
      return pbf.readFixed64();
    case "sfixed64":
      return pbf.readSFixed64();
    case "double":
      return pbf.readDouble();
    default:
  }
  const start = pbf.pos;
  const size = pbf.readVarint();
  if (size > end - pbf.pos) throw broken();
  switch (kind) {
    case "text":
      pbf.pos = start;
      return pbf.readString();
    case "hex":
      return bytesOf(pbf, size).toString("hex");
    case "base64":
      return bytesOf(pbf, size).toString("base64");
    default:
      return messageOf(reading, kind, pbf.pos + size, depth + 1);
  }
}

function bytesOf(pbf: PbfReader, size: number): Buffer {
  const { buffer, byteOffset } = pbf.buf;
  const bytes = Buffer.from(buffer, byteOffset + pbf.pos, size);
  pbf.pos += size;
  return bytes;
}

function broken(): OtlpRefused {
  return new OtlpRefused("The protobuf is broken: a field is longer than what it is in.");
}
