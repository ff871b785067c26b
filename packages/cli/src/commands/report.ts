import { writeFileSync } from "node:fs";
import { messageOf, reportOf, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { layOut } from "../output/markdown.ts";
import { readRunView } from "../reading/run-view.ts";

/** `wheelhouse report RUN [--out FILE]` */
export async function run({ args, home, io, paint, columns }: Context): Promise<Result> {
  const { state } = await readRunView(home, args.positionals[0] ?? "");
  const report = reportOf(state);
  const out = args.text("out");
  if (out !== undefined) writeReport(out, report.markdown);
  return {
    data: {
      id: state.id,
      status: state.ended?.status ?? "open",
      source: report.source,
      report: report.markdown,
      findings: report.findings,
      receipt: report.receipt ?? null,
    },
    view: () => {
      if (out !== undefined) return `${paint.green("✓")} The report is in ${out}.`;
      return io.stdout.isTTY ? layOut(report.markdown, paint, columns) : report.markdown;
    },
  };
}

/** Writes a report to a file. Throws `usage` when it cannot be written. */
export function writeReport(path: string, markdown: string): void {
  try {
    writeFileSync(path, markdown);
  } catch (cause) {
    throw new WheelhouseError("usage", `The report cannot be written: ${messageOf(cause)}.`, {
      hint: "Name a file in a directory that you can write: --out FILE",
      cause,
    });
  }
}
