import { serialize } from "node:v8";
import { createRunState, isKnownEvent, messageOf, reduce, type RunState } from "@wheelhouse/core";
import { MOST_BAD_LINES } from "../cache/log-cache.ts";
import type { LogEvent, Translated, Translator } from "../log-format.ts";
import { MOST_NESTING, nestsTooDeep } from "../read/nesting.ts";
import type { LineSink } from "../read/read-lines.ts";
import type { LogFold, LogNews, LogRecord } from "./log-record.ts";

/** Events between two checkpoints. */
const EVERY = 2_000;
/** Characters of a broken line that are kept. */
const SHOWN = 512;

/** A fold before the first line. */
export function newFold(record: LogRecord): LogFold {
  return {
    state: createRunState(record.run),
    translator: record.format.translate(record.log),
    checkpoint: 0,
  };
}

/** Lines as they are folded, and how many of which kind there have been. */
export interface FoldSink extends LineSink {
  readonly lines: number;
  readonly bad: number;
  readonly unknown: number;
}

/** Folds the lines of a log as they are read; the record itself stays what it is. */
export function foldLines(record: LogRecord, fold: LogFold, news: LogNews): FoldSink {
  const { state, translator } = fold;
  let { bad, unknown } = record;
  let { lines } = record.cursor;
  const badLine = (problem: string, offset: number, text: string): void => {
    bad++;
    if (bad <= MOST_BAD_LINES)
      news.lines.push({ line: lines, offset, problem, text: text.slice(0, SHOWN) });
  };
  return {
    get lines() {
      return lines;
    },
    get bad() {
      return bad;
    },
    get unknown() {
      return unknown;
    },
    blank: () => void lines++,
    broken(problem, offset, _end, beginning) {
      lines++;
      badLine(problem, offset, beginning);
    },
    line(text, offset) {
      if (state.seq - fold.checkpoint >= EVERY) {
        const kept = serialize(translator.kept());
        news.checkpoints.push({ seq: state.seq, offset, lines, kept });
        fold.checkpoint = state.seq;
      }
      lines++;
      const { events, problem, isUnknown } = translateLine(translator, text);
      if (problem !== undefined) badLine(problem, offset, text);
      if (isUnknown === true) unknown++;
      for (const event of events) foldEvent(state, event, state.seq + 1);
    },
  };
}

/**
 * A line by a translator, also by one that breaks its contract. One that nests too deep is a bad line of every format,
 * said before anybody makes a value of it: else how much of the stack is left would decide what it means.
 */
export function translateLine(translator: Translator, text: string): Translated {
  if (nestsTooDeep(text))
    return { events: [], problem: `it nests deeper than ${MOST_NESTING} levels` };
  try {
    return translator.line(text);
  } catch (error) {
    return { events: [], problem: `it cannot be understood: ${messageOf(error)}` };
  }
}

/** An event of a type that core does not know changes nothing but when something was last heard. */
function foldEvent(state: RunState, event: LogEvent, seq: number): void {
  const { type, step, attempt, at, data } = event;
  const placed = { type, step, attempt, at, data, seq };
  if (isKnownEvent(placed)) {
    reduce(state, placed);
    return;
  }
  state.seq = seq;
  if (state.ended) state.ignored++;
  const { observed } = state;
  if (!observed) return;
  if (event.at > observed.lastEventAt) observed.lastEventAt = event.at;
  state.updatedAt = observed.lastEventAt;
}
