import { MOST_NESTING } from "../../read/nesting.ts";

/** Deepest nesting of a JSON document; OTLP itself needs some fifteen levels, and values may nest in it. */
export const MOST_JSON_DEPTH = MOST_NESTING;
/** Objects and lists of a JSON document. A body of 16 MiB that is full of short attributes has fewer. */
export const MOST_JSON_CONTAINERS = 1_000_000;
/** Deepest nesting of protobuf messages. */
export const MOST_MESSAGE_DEPTH = 32;
/** Messages in a body. */
export const MOST_MESSAGES = 1_000_000;
/** Spans, log records or points in a body. */
export const MOST_RECORDS = 100_000;
/** Attributes of one record that are kept, the first ones. */
export const MOST_ATTRIBUTES = 128;
/** Deepest nesting of an attribute's value that is kept. */
export const MOST_VALUE_DEPTH = 6;
/** Items of a list or a map in an attribute that are kept. */
export const MOST_ITEMS = 64;
/** Characters of a name or a key. */
export const MOST_NAME = 256;
/** Characters of a text that are kept. */
export const MOST_TEXT = 4_096;
