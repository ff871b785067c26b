import type { CodeFunction } from "@wheelhouse/core";
import { z } from "zod";
import { asJson } from "../../read-output.ts";
import { type CheckResult, checksSchema } from "../io/checks.ts";

const inputSchema = z.object({ output: checksSchema });

/** How much of a failed command's output is told, in characters: its end, where the reason is. */
const MOST = 3_000;

/** `checks-passed@1`: the postcondition of a check in a plan. What failed is told with the end of its output, for who repairs it. */
export const checksPassed: CodeFunction = {
  name: "checks-passed",
  version: 1,
  run(context) {
    const read = inputSchema.safeParse(context.input);
    if (!read.success) return { ok: false, detail: "what the commands did cannot be read" };
    const failed = read.data.output.results.filter(({ ok }) => !ok);
    if (failed.length === 0 && read.data.output.ok && read.data.output.results.length > 0)
      return { ok: true };
    const detail =
      failed.length === 0 ? "no command was run" : failed.map(failureText).join("\n\n");
    return asJson({ ok: false, detail });
  },
};

function failureText(result: CheckResult): string {
  const tail = result.output.slice(-MOST).trim();
  return `${result.name} ${howItEnded(result)}${tail === "" ? "" : `; it wrote:\n${tail}`}`;
}

/** How a command ended, in words. */
export function howItEnded({ ok, exit, timedOut }: CheckResult): string {
  if (ok) return "passed";
  if (timedOut) return "took too long";
  return exit === null ? "was ended by a signal" : `failed with exit code ${exit}`;
}
