import {
  formatAgo,
  formatCost,
  formatDuration,
  formatTokens,
  type Limits,
  oneLine,
  type RunObject,
  runObject,
  SEVERITIES,
  type StepObject,
} from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { observedRun } from "../observe/observed-run.ts";
import { showObserved } from "../observe/show-observed.ts";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { paintStatus } from "../output/paint-status.ts";
import { pad, truncate, widthOf } from "../output/width.ts";
import { wrap } from "../output/wrap.ts";
import { outcomeOf, signOf } from "../progress/describe-step.ts";
import { isQuietWave, withQuietWaves } from "../reading/quiet-waves.ts";
import { readRunView, type RunView } from "../reading/run-view.ts";

/** `wheelhouse show RUN` */
export async function run(context: Context): Promise<Result> {
  const { args, home, paint, columns } = context;
  const foreign = await observedRun(context, args.positionals[0] ?? "");
  if (foreign)
    return {
      data: foreign,
      view: () => showObserved(foreign, { paint, columns, now: Date.now() }),
    };
  const view = await readRunView(home, args.positionals[0] ?? "");
  const { state, attempts, driven, requests } = view;
  const data = runObject(state, attempts, { driven, requests });
  return {
    data,
    view: () =>
      [
        ...headLines(data, state.plan?.limits, paint, columns),
        "",
        ...stepLines(data, view, paint, columns),
        ...requestLines(data, paint, columns),
        ...findingLines(data, paint),
        "",
        ...nextLines(data).map((line) => paint.dim(wrap(line, columns))),
      ].join("\n"),
  };
}

/** Longest error at the head, in characters; the whole is in the JSON. */
const MOST_ERROR = 400;

function headLines(
  run: RunObject,
  limits: Limits | undefined,
  paint: Paint,
  columns: number,
): string[] {
  const began = run.created_at === null ? undefined : Date.parse(run.created_at);
  const ended = run.ended_at === null ? undefined : Date.parse(run.ended_at);
  const times = [
    began === undefined ? undefined : `began ${formatAgo(began, Date.now())}`,
    began !== undefined && ended !== undefined
      ? `took ${formatDuration(ended - began)}`
      : undefined,
    run.created_by === null ? undefined : `by ${run.created_by}`,
    run.parent_run === undefined ? undefined : `${run.parent_step} of run ${run.parent_run}`,
    run.forked_from === undefined ? undefined : `forked from run ${run.forked_from}`,
  ];
  const place = [run.flow, run.band, run.project?.path].filter((part) => typeof part === "string");
  return [
    `${paint.bold(run.id)}  ${paint.bold(clean(run.title ?? ""))}  ${paintStatus(run.status, paint)}`,
    paint.dim(`  ${place.map(clean).join(" · ")}`),
    paint.dim(`  ${times.filter((part) => part !== undefined).join(" · ")}`),
    paint.dim(`  ${clean(spentText(run, limits))}`),
    ...(run.error === null
      ? []
      : [paint.red(wrap(oneLine(clean(run.error), MOST_ERROR), columns, { indent: "  " }))]),
    ...(run.paused === null
      ? []
      : [`  ${paint.yellow(clean(`paused by ${run.paused.by}: ${run.paused.reason}`))}`]),
  ];
}

/** Who worked, how they were held, and what it cost of what it may. */
function spentText(run: RunObject, { tokens: mostTokens, costUsd: mostCost }: Limits = {}): string {
  const attempts = run.steps.flatMap((step) => step.attempts);
  const agents = new Set(
    attempts.flatMap(({ agent, version, level }) =>
      agent === null ? [] : [[agent, version, level].filter((part) => part !== null).join(" ")],
    ),
  );
  const { input, output } = run.tokens;
  const tokens = input === null || output === null ? null : input + output;
  const isFree = mostTokens === undefined && mostCost === undefined;
  if (tokens === 0 && run.cost === 0 && isFree) return [...agents, "no tokens used"].join(" · ");
  const ofTokens = mostTokens === undefined ? "" : ` of ${formatTokens(mostTokens)}`;
  const ofCost = mostCost === undefined ? "" : ` of ${formatCost(mostCost)}`;
  const used = `tokens ${formatTokens(tokens)}${ofTokens} · cost ${formatCost(run.cost)}${ofCost}`;
  return [...agents, ...(run.model === null ? [] : [`model ${run.model}`]), used].join(" · ");
}

const NAME_COLUMNS = 28;

function stepLines(
  run: RunObject,
  { state, attempts }: RunView,
  paint: Paint,
  columns: number,
): string[] {
  const names = run.steps.map((step) => clean(step.label ?? step.id));
  const width = Math.min(NAME_COLUMNS, Math.max(...names.map(widthOf)));
  let wave = 0;
  return withQuietWaves(run.steps).flatMap((step) => {
    const number = step.wave === wave ? "" : String(step.wave);
    wave = step.wave;
    if (isQuietWave(step)) {
      const { title, reason = "for different reasons" } = step;
      const line = `${number.padStart(3)}  – ${pad(title, width)} ${"".padStart(7)}  skipped: ${clean(oneLine(reason))}`;
      return [paint.dim(truncate(line, columns))];
    }
    const fold = state.steps.get(step.id);
    if (!fold) return [];
    const time = timeOf(step);
    const name = pad(truncate(clean(step.label ?? step.id), width), width);
    const last = attempts.steps.get(step.id)?.attempts.at(-1)?.lastLine;
    const words = [outcomeOf(fold) || (step.status === "running" ? (last ?? "at work") : "")]
      .concat(step.sub_run === undefined ? [] : `run ${step.sub_run}`)
      .concat(step.omitted === undefined ? [] : `(${step.omitted} left out)`)
      .concat(step.taken_from === undefined ? [] : `(taken from run ${step.taken_from.run})`)
      .join(" ");
    const sign = paintSign(signOf(fold), step, paint);
    const tries = step.attempts.length > 1 ? `${step.attempts.length} attempts  ` : "";
    const line = `${paint.dim(number.padStart(3))}  ${sign} ${name} ${paint.dim(time.padStart(7))}  ${paint.dim(tries)}${clean(words).replaceAll(/\s+/g, " ")}`;
    return [truncate(line.trimEnd(), columns)];
  });
}

function paintSign(sign: string, { status }: StepObject, paint: Paint): string {
  if (status === "completed") return paint.green(sign);
  if (status === "failed") return paint.red(sign);
  return status === "waiting" || status === "parked" ? paint.yellow(sign) : paint.dim(sign);
}

function timeOf({ started_at: from, ended_at: to, status }: StepObject): string {
  if (from === null) return "";
  if (to === null) return status === "running" ? formatDuration(Date.now() - Date.parse(from)) : "";
  return formatDuration(Date.parse(to) - Date.parse(from));
}

function requestLines(run: RunObject, paint: Paint, columns: number): string[] {
  if (run.requests.length === 0) return [];
  return [
    "",
    paint.bold("Requests"),
    ...run.requests.map(({ id, step, text, status, answered_by: by, option, answer }) => {
      const said = [option, answer].filter((part) => part !== null).join(", ");
      const outcome = status === "answered" ? `answered by ${by ?? ""}: ${said}` : status;
      return wrap(clean(`${id} (${step}) ${text} ${outcome}`), columns, {
        indent: "  ",
        hang: "    ",
      });
    }),
  ];
}

function findingLines(run: RunObject, paint: Paint): string[] {
  const { findings, report_source: source } = run;
  if (findings.length === 0) return [];
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? undefined : `${count} ${severity}`;
  }).filter((part) => part !== undefined);
  const citations = findings.flatMap((finding) => finding.citations);
  const verified = citations.filter(
    ({ status }) => status === "verified" || status === "moved",
  ).length;
  const checked =
    source === "account"
      ? "none of them checked"
      : `${verified} of ${citations.length} citations found in the files`;
  return ["", `${paint.bold("Findings")}  ${counts.join(", ")}${paint.dim(` · ${checked}`)}`];
}

function nextLines(run: RunObject): string[] {
  const { id, status } = run;
  const next =
    status === "completed" || status === "failed" || status === "cancelled"
      ? `Report: wheelhouse report ${id} · events: wheelhouse logs ${id}`
      : status === "interrupted" || status === "paused"
        ? `Go on with it: wheelhouse resume ${id}`
        : `What it waits for: wheelhouse why ${id} · follow it: wheelhouse logs ${id} --follow`;
  return [next];
}
