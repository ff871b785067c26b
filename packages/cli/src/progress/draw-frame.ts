import {
  type AttemptRecord,
  formatCost,
  formatDuration,
  formatTokens,
  isSettled,
  spentOfState,
  type StepState,
  tokensOfAttempt,
} from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { pad, truncate, widthOf } from "../output/width.ts";
import { nameOf, outcomeOf, signOf } from "./describe-step.ts";
import type { RunModel } from "./run-model.ts";

/** What a frame is drawn for. */
export interface Frame {
  readonly columns: number;
  /** Most lines that it may have. */
  readonly rows: number;
  /** Wall clock, in milliseconds. */
  readonly now: number;
  readonly paint: Paint;
  /** Why steps that could start have not, by step. */
  readonly held: ReadonlyMap<string, string>;
}

const SPINNER = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"] as const;
const SPIN_MS = 120;
const NAME_COLUMNS = 26;
/** With fewer rows there are no empty lines. */
const LEAST_ROWS = 8;

/**
 * Draws a run: one line for a wave that is done or has not begun, and the steps of those between.
 * *Contract*: no line is wider than the columns, and there are never more lines than rows.
 */
export function drawFrame(model: RunModel, frame: Frame): string[] {
  const space = frame.rows >= LEAST_ROWS ? [""] : [];
  const room = Math.max(1, frame.rows - 2 - 2 * space.length);
  return [
    headLine(model, frame),
    ...space,
    ...fit(model, frame, room),
    ...space,
    footLine(model, frame),
  ].map((line) => truncate(line, frame.columns));
}

function headLine(model: RunModel, frame: Frame): string {
  const { paint, columns, now } = frame;
  const { created, started, ended } = model.state;
  const project = created?.project.path.split("/").at(-1);
  const facts = [project, created?.band, agentOf(model)].filter((part) => part !== undefined);
  const left = `${paint.bold(clean(created?.flow ?? ""))}${paint.dim(facts.map((part) => ` · ${clean(part)}`).join(""))}`;
  const elapsed = started ? formatDuration((ended?.at ?? now) - started.at) : "";
  return spread(left, `${paint.dim(model.state.id)}  ${elapsed}`, columns);
}

/** Who does the work, and how it is kept from writing. */
function agentOf({ state }: RunModel): string | undefined {
  const agents = [...state.tally.agents.values()];
  if (agents.length === 0) return state.created?.agent;
  return agents
    .map(({ agent, modelFree, level }) => {
      const model = agent === state.created?.agent && !modelFree ? state.created.model : undefined;
      const who = [agent, model].filter((part) => part !== undefined).join(" ");
      return `${who} (${modelFree ? "no model, " : ""}${level})`;
    })
    .join(", ");
}

function footLine(model: RunModel, { paint, columns, now }: Frame): string {
  const { state } = model;
  const steps = [...state.steps.values()];
  const settled = steps.filter(({ status }) => isSettled(status)).length;
  const share = steps.length === 0 ? 0 : settled / steps.length;
  const width = Math.min(24, Math.max(8, Math.floor(columns / 5)));
  const full = Math.round(share * width);
  const bar = paint.cyan("━".repeat(full)) + paint.dim("─".repeat(width - full));
  const failed = steps.filter(({ status }) => status === "failed").length;
  const parts = [
    `${settled} of ${steps.length} steps`,
    state.active.size > 0 ? `${state.active.size} running` : undefined,
    failed > 0 ? paint.red(`${failed} failed`) : undefined,
    spentOf(model),
    state.paused ? paint.yellow(`paused: ${clean(state.paused.reason)}`) : undefined,
    state.cancel && !state.ended ? paint.yellow("being cancelled") : undefined,
    state.ended ? endedText(model, paint) : undefined,
  ];
  const parked = [...state.timers.values()].filter(({ why }) => why !== "expiry");
  const next = parked.toSorted((a, b) => a.until - b.until)[0];
  if (next) parts.push(paint.dim(`next try in ${formatDuration(Math.max(0, next.until - now))}`));
  return `${bar}  ${parts.filter((part) => part !== undefined).join(paint.dim(" · "))}`;
}

function endedText({ state }: RunModel, paint: Paint): string {
  const status = state.ended?.status ?? "completed";
  return status === "completed" ? paint.green(status) : paint.red(status);
}

/**
 * Tokens of ended attempts and of those under way, and what may be used where that is bounded; nothing
 * while no model was called.
 */
function spentOf(model: RunModel): string | undefined {
  const { state } = model;
  const agents = [...state.tally.agents.values()];
  if (agents.length > 0 && agents.every(({ modelFree }) => modelFree)) return undefined;
  const { inputTokens, outputTokens, unknownTokens, costUsd } = spentOfState(state);
  let tokens = (inputTokens ?? 0) + (outputTokens ?? 0);
  for (const step of state.active) tokens += tokensSoFar(model.voiceOf(step)) ?? 0;
  const { tokens: mostTokens, costUsd: mostCost } = state.plan?.limits ?? {};
  const of = mostTokens === undefined ? "" : ` of ${formatTokens(mostTokens)}`;
  const more = unknownTokens > 0 ? " and more" : "";
  const used =
    tokens > 0
      ? `${formatTokens(tokens)}${of} tokens${more}`
      : unknownTokens > 0
        ? "tokens unknown"
        : undefined;
  const cost =
    mostCost === undefined ? undefined : `cost ${formatCost(costUsd)} of ${formatCost(mostCost)}`;
  const parts = [used, cost].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** Undefined while it is not known, and when no model is called. */
function tokensSoFar(voice: AttemptRecord | undefined): number | undefined {
  const tokens = voice ? tokensOfAttempt(voice) : null;
  return tokens === null || tokens === 0 ? undefined : tokens;
}

/** The waves in at most so many lines: what is done gives way first, then what has not begun. */
function fit(model: RunModel, frame: Frame, room: number): string[] {
  const waves = model.waves();
  const isDone = (wave: readonly StepState[]) => wave.every(({ status }) => isSettled(status));
  const done = waves.filter(isDone).map((wave) => waveLine(model, wave, frame));
  const middle = waves
    .filter((wave) => !isDone(wave) && !wave.every(isAhead))
    .flatMap((wave) => wave.filter((step) => !isAhead(step) || frame.held.has(step.id)))
    .map((step) => stepLine(model, step, frame));
  const ahead = waves.flat().filter((step) => isAhead(step) && !frame.held.has(step.id));
  const next = ahead.length === 0 ? [] : [aheadLine(ahead, frame)];
  const shown = cut(middle, Math.max(1, room - next.length), frame);
  const left = room - shown.length - next.length;
  const before =
    done.length <= left
      ? done
      : left <= 0
        ? []
        : [summaryLine(done.length - left + 1, frame), ...done.slice(done.length - left + 1)];
  return [...before, ...shown, ...(left < 0 ? [] : next)];
}

/** Not begun, and nothing keeps it but the steps before it. */
function isAhead(step: StepState): boolean {
  return step.status === "pending" && !step.begun;
}

function cut(lines: readonly string[], most: number, { paint }: Frame): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), paint.dim(`  … ${lines.length - most + 1} more`)];
}

function summaryLine(count: number, { paint }: Frame): string {
  return `${paint.green("✓")} ${paint.dim(`${count} earlier waves`)}`;
}

function waveLine(model: RunModel, wave: readonly StepState[], frame: Frame): string {
  const { paint, columns } = frame;
  const failed = wave.some(({ status }) => status === "failed");
  const idle = wave.every(({ status }) => status === "skipped" || status === "cancelled");
  const sign = failed ? paint.red("✗") : idle ? paint.dim("–") : paint.green("✓");
  const names = wave.map((step) => {
    const name = nameOf(step);
    if (step.status === "failed") return paint.red(name);
    if (step.status === "completed") return name;
    return paint.dim(idle ? name : `– ${name}`);
  });
  const spans = wave.map((step) => model.spanOf(step)).filter((span) => span !== undefined);
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to ?? span.from));
  const time = spans.length === 0 ? "" : formatDuration(to - from);
  return spread(`${sign} ${names.join(paint.dim(" · "))}`, paint.dim(time), columns);
}

function aheadLine(steps: readonly StepState[], { paint }: Frame): string {
  const names = steps.map(nameOf);
  return paint.dim(`○ then ${names.join(" · ")}`);
}

function stepLine(model: RunModel, step: StepState, frame: Frame): string {
  const { paint, columns, now } = frame;
  const voice = model.voiceOf(step);
  const span = model.spanOf(step);
  const indent = "  ".repeat(step.id.split("/").length);
  const tokens = tokensSoFar(voice);
  const time = span ? formatDuration((span.to ?? now) - span.from) : "";
  const most = Math.min(NAME_COLUMNS, Math.floor(columns / 3));
  const names = [...model.state.steps.values()].map((each) => widthOf(nameOf(each)));
  const width = Math.min(most, Math.max(...names));
  const name = pad(truncate(nameOf(step), width), width);
  const left = `${indent}${coloured(step, voice !== undefined, frame)} ${name}  `;
  const right = `  ${tokens === undefined ? "" : `${formatTokens(tokens)}  `}${time}`;
  const room = columns - widthOf(left) - widthOf(right);
  const words = truncate(wordsOf(step, voice, frame), room);
  return spread(`${left}${paint.dim(words)}`, paint.dim(right), columns);
}

function coloured(step: StepState, isSpeaking: boolean, { paint, now }: Frame): string {
  if (isSpeaking) return paint.cyan(SPINNER[Math.floor(now / SPIN_MS) % SPINNER.length] ?? "·");
  const sign = signOf(step);
  if (step.status === "completed") return paint.green(sign);
  if (step.status === "failed") return paint.red(sign);
  return step.status === "waiting" || step.status === "parked"
    ? paint.yellow(sign)
    : paint.dim(sign);
}

function wordsOf(step: StepState, voice: AttemptRecord | undefined, { held }: Frame): string {
  if (!voice) return outcomeOf(step) || (held.get(step.id) ?? "");
  const role = voice.role === "author" ? undefined : voice.role;
  const again = step.generation > 1 && role === undefined ? `round ${step.generation}` : undefined;
  const line = clean(voice.lastLine ?? "");
  return [role ?? again, line === "" ? undefined : line]
    .filter((part) => part !== undefined)
    .join(": ");
}

/** Left and right, at the edges of the line; the left gives way. */
function spread(left: string, right: string, columns: number): string {
  const room = columns - widthOf(right) - 1;
  const cutLeft = truncate(left, room);
  return `${cutLeft}${" ".repeat(Math.max(1, columns - widthOf(cutLeft) - widthOf(right)))}${right}`;
}
