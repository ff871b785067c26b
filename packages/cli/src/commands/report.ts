import { writeFileSync } from "node:fs";
import { messageOf, reportObject, runObject, WheelhouseError } from "@wheelhouse/core";
import type { ExportForm } from "@wheelhouse/server";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { refuseObserved } from "../observe/refuse-observed.ts";
import { layOut } from "../output/markdown.ts";
import { readRunView, type RunView } from "../reading/run-view.ts";

/** `wheelhouse report RUN [--as FORM] [--out FILE]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, io, paint, columns } = context;
  const form = args.text("as");
  const named = args.positionals[0] ?? "";
  await refuseObserved(context, named, "has no report");
  const view = await readRunView(home, named);
  const report = reportObject(view.state);
  const text = form === undefined ? report.report : await exported(view, form);
  const out = args.text("out");
  if (out !== undefined) writeReport(out, text);
  return {
    data: { ...report, status: view.state.ended?.status ?? "open" },
    view: () => {
      if (out !== undefined) return `${paint.green("✓")} The report is in ${out}.`;
      return form === undefined && io.stdout.isTTY ? layOut(text, paint, columns) : text;
    },
  };
}

/** The run as a file that stands for itself, which loads what only the server needs otherwise. */
async function exported(
  { state, attempts, driven, requests }: RunView,
  named: string,
): Promise<string> {
  const { EXPORT_FORMS, exportRun } = await import("@wheelhouse/server");
  const form = EXPORT_FORMS.find((each): each is ExportForm => each === named);
  if (!form)
    throw new WheelhouseError("usage", `A report cannot be had as ${JSON.stringify(named)}.`, {
      hint: `There is ${EXPORT_FORMS.join(", ")}.`,
    });
  const whole = runObject(state, attempts, { driven, requests });
  return (await exportRun(whole, reportObject(state), form)).text;
}

/** Writes a report to a file. Throws `usage` when it cannot be written. */
export function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new WheelhouseError("usage", `The report cannot be written: ${messageOf(cause)}.`, {
      hint: "Name a file in a directory that you can write: --out FILE",
      cause,
    });
  }
}
