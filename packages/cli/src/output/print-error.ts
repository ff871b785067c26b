import { problemOf } from "@wheelhouse/core";
import type { Io } from "../command/context.ts";
import { clean } from "./clean.ts";
import { paintFor } from "./paint.ts";
import { wrap } from "./wrap.ts";
import { write } from "./write.ts";

const DEFECT =
  "That is a defect of Wheelhouse. Run the command again with --verbose and report what it says.";

/** Says on standard error what went wrong and what to do next, and gives the exit code. */
export async function printError(
  error: unknown,
  io: Io,
  options: { readonly json: boolean; readonly verbose: boolean },
): Promise<number> {
  const problem = problemOf(error);
  if (options.json) await write(io.stderr, `${JSON.stringify(problem)}\n`);
  else {
    const paint = paintFor(io.stderr, io.env);
    const columns = io.stderr.columns || 80;
    const isInside = problem.code === "internal";
    const detail = isInside ? `${problem.title}: ${problem.detail}` : problem.detail;
    const next = problem.hint ?? (isInside ? DEFECT : "");
    const cause = wrap(clean(detail), columns, { hang: "  " });
    const hint = wrap(clean(next), columns, { indent: "  " });
    await write(io.stderr, `${paint.red("✗")} ${cause}\n${next === "" ? "" : `${hint}\n`}`);
  }
  if (options.verbose && error instanceof Error) await write(io.stderr, `${traceOf(error)}\n`);
  return problem.exit;
}

/** The stack of an error and of everything that caused it. */
function traceOf(error: Error): string {
  const own = clean(error.stack ?? String(error));
  return error.cause instanceof Error ? `${own}\nCaused by: ${traceOf(error.cause)}` : own;
}
