import { accessSync, constants, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import {
  messageOf,
  REPORT_FORMATS,
  reportObject,
  runObject,
  WheelhouseError,
} from "@wheelhouse/core";
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

/** The report as a file that stands for itself, which loads what only the server needs otherwise. */
async function exported(
  { state, attempts, driven, requests }: RunView,
  named: string,
): Promise<string> {
  const format = REPORT_FORMATS.find((each) => each === named);
  if (!format)
    throw new WheelhouseError("usage", `A report cannot be had as ${JSON.stringify(named)}.`, {
      hint: `There is ${REPORT_FORMATS.join(", ")}.`,
    });
  const [{ exportReport }, { reportForms: forms }] = await Promise.all([
    import("@wheelhouse/server"),
    import("../reading/report-forms.ts"),
  ]);
  const whole = runObject(state, attempts, { driven, requests });
  return (await exportReport(whole, state, { format, forms })).text;
}

/** Says before a run whether its report can be written where it is wanted: afterwards is too late. Throws `usage`. */
export function mustTakeReport(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) throw unwritable("it is a directory");
  try {
    accessSync(there ? path : dirname(path), constants.W_OK);
  } catch (cause) {
    throw unwritable(messageOf(cause), cause);
  }
}

/** Writes a report to a file. Throws `usage` when it cannot be written. */
export function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw unwritable(messageOf(cause), cause);
  }
}

function unwritable(why: string, cause?: unknown): WheelhouseError {
  return new WheelhouseError("usage", `The report cannot be written: ${why}.`, {
    hint: "Name a file in a directory that you can write: --out FILE",
    cause,
  });
}
