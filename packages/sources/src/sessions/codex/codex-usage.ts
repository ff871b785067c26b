import { type Fields, fieldsOf, textOf } from "../json-line.ts";
import type { AnswerUsage } from "../session-state.ts";
import type { SessionWriter } from "../session-writer.ts";
import { spentSince } from "../spent-since.ts";
import { codexThread } from "./codex-about.ts";

/** The sum of a session, in place of an answer's id. */
const TOTAL = "total";
/** The fact that answers are told one by one, so that sums need not be taken apart. */
const RECORDS = "records";

/** What one answer has used. A fork begins with a copy of another session: those answers were paid for there, and say so. */
export function tokenUsageRecord(writer: SessionWriter, record: Fields, name: string): void {
  writer.state.facts[RECORDS] = "yes";
  const usage = usageOf(writer, fieldsOf(record["usage"]));
  const { model, session } = writer.state.facts;
  if (!usage || isOfAnother(record, session)) return;
  writer.spend(codexThread(writer, name), usage, { model });
}

/**
 * What the session has used in all, and what its last answer has. It is told again whenever a limit changes: only what
 * the sum has grown by is new. A sum that got smaller began anew.
 */
export function tokenCount(writer: SessionWriter, count: Fields, name: string): void {
  const info = fieldsOf(count["info"]);
  const total = usageOf(writer, fieldsOf(info?.["total_token_usage"]));
  const last = usageOf(writer, fieldsOf(info?.["last_token_usage"]));
  const { answers, facts } = writer.state;
  if (facts[RECORDS] !== undefined || !total) return;
  const before = answers.get(TOTAL);
  answers.set(TOTAL, total);
  const fresh = before === undefined || isLess(total, before);
  const spent = fresh ? (last ?? total) : spentSince(total, before);
  if (spent) writer.spend(codexThread(writer, name), spent, { model: facts["model"] });
}

function isLess(one: AnswerUsage, other: AnswerUsage): boolean {
  return one.inputTokens < other.inputTokens || one.outputTokens < other.outputTokens;
}

/** Here the cached are part of the input and the reasoning is part of the output, as with us. */
function usageOf(writer: SessionWriter, usage: Fields | undefined): AnswerUsage | undefined {
  const inputTokens = writer.figure(usage?.["input_tokens"]);
  const outputTokens = writer.figure(usage?.["output_tokens"]);
  if (!usage || inputTokens === undefined || outputTokens === undefined) return undefined;
  return {
    inputTokens,
    outputTokens,
    cachedTokens: writer.figure(usage["cached_input_tokens"]) ?? 0,
    cacheWriteTokens: writer.figure(usage["cache_write_input_tokens"]) ?? 0,
    reasoningTokens: writer.figure(usage["reasoning_output_tokens"]) ?? 0,
  };
}

function isOfAnother(record: Fields, session: string | undefined): boolean {
  const of = textOf(record["thread_id"]);
  return of !== undefined && session !== undefined && of !== session;
}
