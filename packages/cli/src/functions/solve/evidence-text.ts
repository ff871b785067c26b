import type { CheckResult } from "@wheelhouse/flows";

/** What a command of ours did, as evidence: how it was called, how it ended, and all that it wrote. */
export function evidenceText({
  command,
  ok,
  exit,
  timedOut,
  durationMs,
  output,
}: CheckResult): string {
  const ended = timedOut ? "took too long" : exit === null ? "was ended" : `exit ${exit}`;
  const head = `$ ${command.map(quoted).join(" ")}\n${ok ? "passed" : "failed"} (${ended}, ${Math.round(durationMs)} ms)`;
  return output === "" ? head : `${head}\n\n${output}`;
}

/** An argument as a person would type it. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : JSON.stringify(argument);
}
