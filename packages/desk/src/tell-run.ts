import {
  type ErrorCode,
  isTerminal,
  isWheelhouseError,
  oneLine,
  type RequestRow,
  type RunRow,
} from "@wheelhouse/core";
import type { Engine } from "@wheelhouse/engine";
import type { Board } from "./board/board.ts";
import type { CommandTo } from "./desk-command.ts";
import { acceptRequestOf } from "./move/move-of.ts";
import { ACCEPT } from "./solve-issue.ts";
import { notNow } from "./write/refusals.ts";

/** Ends the run of an issue; the issue is open again when it has ended. Throws `issue.state` when there is none. */
export async function stopRun(
  engine: Engine,
  board: Board,
  { number, by, reason }: Pick<CommandTo<"stop">, "number" | "by" | "reason">,
): Promise<string> {
  const run = openRun(board, number);
  if (!run)
    throw notNow(
      number,
      "has no run that could be stopped",
      `Have it worked on: wheelhouse issue start ${number}`,
    );
  try {
    await engine.cancel(run.id, by, reason);
  } catch (error) {
    // Somebody else has asked for it, which is as well; where it ended by itself nothing was stopped.
    if (isRefused(error, "run.ended"))
      throw notNow(
        number,
        `has no run that could be stopped: run ${run.id} has ended just now`,
        `See how: wheelhouse issue show ${number}`,
      );
    if (!isRefused(error, "run.state")) throw error;
  }
  return run.id;
}

/** Ends the run of an issue, if it has one; whoever ends it first, it is ended. */
export async function endRun(
  engine: Engine,
  board: Board,
  { number, by, reason }: Pick<CommandTo<"stop">, "number" | "by" | "reason">,
): Promise<string | null> {
  const run = openRun(board, number);
  if (!run) return null;
  try {
    await engine.cancel(run.id, by, reason);
  } catch (error) {
    // Somebody else has ended it, or asked for that: what was wanted is so.
    if (!isRefused(error, "run.ended") && !isRefused(error, "run.state")) throw error;
  }
  return run.id;
}

/**
 * Answers what the run of an issue asks; which one it is may be left out when it is the only one. Throws `issue.state`
 * when nothing waits or something else does, and what the engine's `answer` throws: who was first, for one.
 */
export async function answerRun(
  engine: Engine,
  board: Board,
  { number, by, request, option, text }: Omit<CommandTo<"answer">, "do" | "project">,
): Promise<string> {
  const open = board.requests(number);
  const [first, ...others] = open;
  if (request !== undefined) {
    const isOwn = board.runs(number).some(({ id }) => request.startsWith(`${id}-q`));
    const asks = first ? `It asks ${open.map(asked).join(" and ")}.` : undefined;
    if (!isOwn) throw notNow(number, `does not ask ${request}`, asks);
    return answered(engine, number, { request, by, option, text }, asks);
  }
  if (!first) throw notNow(number, "asks nothing now");
  if (others.length > 0)
    throw notNow(
      number,
      `waits for ${open.length} answers`,
      `Say which one it is: ${open.map(({ id }) => `wheelhouse answer ${id}`).join(" or ")}`,
    );
  return answered(engine, number, { request: first.id, by, option, text });
}

/** Says a person's yes to the work of the run. Throws `issue.state`, saying what it waits for, when that is not asked. */
export async function acceptRun(
  engine: Engine,
  board: Board,
  { number, by }: Pick<CommandTo<"accept">, "number" | "by">,
): Promise<string> {
  const request = acceptRequestOf(board.requests(number));
  if (request) return answered(engine, number, { request: request.id, by, option: ACCEPT.option });
  const run = openRun(board, number);
  const [other] = board.requests(number);
  if (run && other)
    throw notNow(
      number,
      `asks something else first (${oneLine(other.text, 100)})`,
      `Answer it: wheelhouse issue answer ${number}`,
    );
  if (run)
    throw notNow(
      number,
      `is not ready to be accepted: run ${run.id} is ${run.status}`,
      `See how far it is: wheelhouse show ${run.id}`,
    );
  const last = board.lastRun(number);
  if (!last)
    throw notNow(
      number,
      "has nothing to accept: nobody has worked on it",
      `Have it worked on: wheelhouse issue start ${number}`,
    );
  throw notNow(number, `has nothing to accept: run ${last.id} has ${last.status}`);
}

/** The run of an issue that has not ended. */
function openRun(board: Board, number: number): RunRow | undefined {
  const last = board.lastRun(number);
  return last && !isTerminal(last.status) ? last : undefined;
}

function asked({ id, text }: RequestRow): string {
  return `${id} (${oneLine(text, 60)})`;
}

/** Answers a request of an issue that was open a moment ago. */
async function answered(
  engine: Engine,
  number: number,
  input: Parameters<Engine["answer"]>[0],
  asks?: string,
): Promise<string> {
  try {
    return (await engine.answer(input)).run;
  } catch (error) {
    if (!isRefused(error, "request.unknown")) throw error;
    throw notNow(number, `does not wait for ${input.request} any more`, asks);
  }
}

function isRefused(error: unknown, code: ErrorCode): boolean {
  return isWheelhouseError(error) && error.code === code;
}
