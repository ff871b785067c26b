import {
  COMMANDS,
  ERRORS,
  type OpenRequest,
  reportOf,
  requestRowSchema,
  runObject,
  type RunState,
} from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { writeReport } from "../commands/report.ts";
import { clean } from "../output/clean.ts";
import { layOut } from "../output/markdown.ts";
import { wrap } from "../output/wrap.ts";
import type { RunModel } from "../progress/run-model.ts";
import type { WatchEnd } from "./watch-run.ts";

/** What a command that watched a run has in its hands at the end. */
export interface Watched {
  readonly model: RunModel;
  readonly end: WatchEnd;
  readonly reader: JournalReader;
  /** A file for the report. */
  readonly out: string | undefined;
  /** The process that drives the run, when it is another one. */
  readonly elsewhere: number | undefined;
}

/** What such a command prints: the report of a run that has ended, else how it stands and what to do. */
export async function resultOf(context: Context, watched: Watched): Promise<Result> {
  const { model, end, reader, out, elsewhere } = watched;
  const { state } = model;
  const { paint, columns, io } = context;
  const rows = await reader.rows("requests", { where: { run: state.id }, orderBy: "opened_at" });
  const data = runObject(state, model.log, {
    driven: elsewhere !== undefined,
    requests: rows.map((row) => requestRowSchema.parse(row)),
  });
  if (end.end !== "ended") {
    const text = standText(state, end, elsewhere);
    return { data, view: () => wrap(clean(text), columns), exit: exitOf(state, end) };
  }
  const { markdown } = reportOf(state);
  if (out !== undefined) writeReport(out, markdown);
  return {
    data,
    view: () => (io.stdout.isTTY ? `\n${layOut(markdown, paint, columns)}` : markdown),
    exit: exitOf(state, end),
  };
}

function exitOf(state: RunState, end: WatchEnd): number {
  if (end.end === "left") return ERRORS["run.interrupted"].exit;
  if (end.end === "let-go")
    return ERRORS[end.why === "full" ? "home.full" : "run.interrupted"].exit;
  if (end.end !== "ended") return ERRORS["run.waiting"].exit;
  if (state.ended?.status === "failed") return ERRORS["run.failed"].exit;
  return state.ended?.status === "cancelled" ? ERRORS["run.cancelled"].exit : 0;
}

/** How a run stands that has not ended, and what to do about it. */
function standText(state: RunState, end: WatchEnd, elsewhere: number | undefined): string {
  const { id } = state;
  const goOn = `Go on with it: wheelhouse resume ${id}`;
  switch (end.end) {
    case "answer":
      return [
        `Run ${id} waits for you.`,
        ...end.still.flatMap(({ requests }) => [...requests.values()].map(requestText)),
        elsewhere === undefined ? `Then ${goOn[0]?.toLowerCase()}${goOn.slice(1)}` : "",
      ]
        .filter((line) => line !== "")
        .join("\n");
    case "pause":
      return end.still.map(pausedText).join("\n");
    case "left":
      return elsewhere === undefined
        ? `Run ${id} is left for later, and nothing of it is lost. ${goOn}`
        : `Run ${id} goes on without you in process ${elsewhere}. Follow it: wheelhouse logs ${id} --follow`;
    case "let-go":
      return letGoText(id, end.why, goOn);
    case "ended":
      return "";
    default:
      return end satisfies never;
  }
}

function pausedText({ id, paused }: RunState): string {
  const { by = "somebody", reason = "" } = paused ?? {};
  return `Run ${id} was paused by ${by}: ${reason}. Go on with it: wheelhouse resume ${id}`;
}

function requestText(request: OpenRequest): string {
  const options = request.options.map(({ id, label }) => `${id} (${label})`).join(", ");
  const choices = options === "" ? "" : ` Options: ${options}.`;
  return `${request.id}: ${request.text}${choices} Answer: ${COMMANDS.answer(request)}`;
}

function letGoText(id: string, why: string, goOn: string): string {
  if (why === "full")
    return `The disk is full. What was done so far is kept, and run ${id} is paused. Free some space first. ${goOn}`;
  if (why === "fenced")
    return `Another process has taken over run ${id}; this one has written nothing since. See: wheelhouse show ${id}`;
  return `Run ${id} could not go on here: the journal takes nothing more. Look what is wrong: wheelhouse doctor. ${goOn}`;
}
