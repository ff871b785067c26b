import { type Operand, type Plan, type Step, wavesOf } from "@wheelhouse/core";
import { birthOf, type Planned, planOf } from "@wheelhouse/engine";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { type DryRun, simulate } from "../dry-run/simulate.ts";
import { startLine } from "../dry-run/start-line.ts";
import { readStubs, type Stubs } from "../dry-run/stubs.ts";
import { flowsByName } from "../flows/flows-by-name.ts";
import { functionsFor, pureFunctions } from "../functions/functions.ts";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { pad, truncate, widthOf } from "../output/width.ts";
import { wrap } from "../output/wrap.ts";
import { outcomeOf, signOf } from "../progress/describe-step.ts";
import { requestOf } from "../request/request-of.ts";

/** `wheelhouse plan FLOW … [--stubs FILE] [--prompts]` */
export async function run(context: Context): Promise<Result> {
  const { args, home } = context;
  const { request } = await requestOf(context, { checkAgent: false });
  const planned = planOf({ flows: flowsByName, functions: functionsFor(home) }, request);
  const file = args.text("stubs");
  const stubs = file === undefined ? undefined : readStubs(file);
  const dry = await simulate(planned, stubs?.of ?? (() => undefined), stubs ? pureFunctions : []);
  const stray = stubs ? strayIn(stubs, planned.plan, dry) : [];
  const waves = wavesOf(planned.plan.steps);
  return {
    data: {
      flow: planned.plan.flow,
      title: planned.plan.title ?? planned.plan.flow,
      band: planned.request.band,
      agent: planned.request.agent ?? null,
      hash: hashIn(planned),
      waves,
      plan: planned.plan,
      ...(stubs && { run: { ...dryData(dry), unused: stray } }),
    },
    view: () =>
      [
        headOf(planned, waves, context.paint),
        "",
        ...planLines(planned.plan, waves, stubs && dry, context),
        ...(args.flag("prompts") ? promptsOf(planned.plan, dry, context) : []),
        "",
        ...(stubs ? [...endOf(dry, context), ...strayText(stray, context), ""] : []),
        context.paint.dim(
          stubs === undefined
            ? `Nothing was started. Start it: ${startLine(args)}`
            : "Nothing was started: the outputs are those of the stubs, the decisions are the real ones.",
        ),
      ].join("\n"),
  };
}

/** Stubs that nothing asked for. Inside a container that was not reached, nobody knows yet which steps there are. */
function strayIn({ strayFrom }: Stubs, { steps }: Plan, { state }: DryRun): readonly string[] {
  const containers = steps.filter(({ kind }) => kind === "map" || kind === "scope");
  return strayFrom([...state.steps.keys()]).filter(
    (key) => !containers.some(({ id }) => key.startsWith(id)),
  );
}

function strayText(stray: readonly string[], { columns }: Context): string[] {
  if (stray.length === 0) return [];
  const which = stray.map((key) => JSON.stringify(key)).join(", ");
  return [wrap(clean(`No step of this plan is called ${which}: not used.`), columns)];
}

function hashIn(planned: Planned): string | null {
  const event = birthOf(planned, "plan").find(({ type }) => type === "run.planned");
  return event?.type === "run.planned" ? event.data.hash : null;
}

function dryData({ state, prompts, turns, missing }: DryRun) {
  return {
    status: state.ended?.status ?? "open",
    error: state.ended?.error ?? null,
    missing,
    steps: [...state.steps.values()].map(({ id, status, reason, generation, output }) => ({
      id,
      status,
      turn: turns.get(id) ?? null,
      generation,
      reason: reason ?? null,
      output: output ?? null,
    })),
    prompts,
  };
}

function headOf({ plan, request }: Planned, waves: readonly unknown[], paint: Paint): string {
  const facts = [
    request.band,
    `${plan.steps.length} steps in ${waves.length} waves`,
    request.agent === undefined ? "agent chosen at its start" : `agent ${request.agent}`,
    clean(request.project.path),
  ];
  return `${paint.bold(plan.title ?? plan.flow)}${paint.dim(facts.map((fact) => ` · ${fact}`).join(""))}`;
}

function planLines(
  plan: Plan,
  waves: readonly (readonly string[])[],
  dry: DryRun | undefined,
  { paint, columns }: Context,
): string[] {
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  const widest = (texts: readonly string[], most: number): number =>
    Math.min(most, Math.max(...texts.map(widthOf)));
  const [ids, labels] = [plan.steps.map(({ id }) => id), plan.steps.map(labelOf)];
  const [idColumns, labelColumns] = [widest(ids, 34), widest(labels, 32)];
  return waves.flatMap((wave, index) =>
    wave.flatMap((id, place) => {
      const step = byId.get(id);
      if (!step) return [];
      const number = (place === 0 ? String(index + 1) : "").padStart(3);
      const state = dry?.state.steps.get(id);
      const words = state ? outcomeOf(state) || (dry?.missing.includes(id) ? "no stub" : "") : "";
      const cells = [
        paint.dim(number),
        `${state ? `${signOf(state)} ` : ""}${pad(truncate(id, idColumns), idColumns)}`,
        ...(labelColumns === 0 ? [] : [pad(truncate(labelOf(step), labelColumns), labelColumns)]),
        state ? words : paint.dim([kindOf(step), ...rulesOf(step)].join(" · ")),
      ];
      return [truncate(cells.join("  ").trimEnd(), columns)];
    }),
  );
}

const labelOf = ({ id, label = "" }: Step): string => (label === id ? "" : clean(label));

/** What may keep a step from being done, or make it be done again. */
function rulesOf(step: Step): string[] {
  const rules = [
    step.when ? "when" : undefined,
    step.join === "all" ? undefined : `join ${step.join}`,
    step.kind === "agent" && step.critic ? `critic ${step.critic.persona.id}` : undefined,
    step.kind === "agent" && step.sendBackTo.length > 0
      ? `may send back to ${step.sendBackTo.join(", ")}`
      : undefined,
  ];
  return rules.filter((rule) => rule !== undefined);
}

function kindOf(step: Step): string {
  switch (step.kind) {
    case "agent":
      return step.persona.id;
    case "code":
      return step.run;
    case "request":
      return `asks a person (${step.ask})`;
    case "map": {
      const { each } = step;
      const who = each.kind === "agent" ? each.persona.id : each.run;
      return `map: ${who} for each of ${fromOf(step.over)}, ${step.cap} at most`;
    }
    case "scope":
      return `scope: the plan that is ${fromOf(step.from)}`;
    case "run":
      return `a run of ${step.flow}`;
    default:
      return step satisfies never;
  }
}

/** The steps whose outputs a container grows from. */
function fromOf(operand: Operand): string {
  if ("value" in operand) return "a fixed list";
  if ("out" in operand)
    return [operand.out, operand.path].filter((part) => part !== undefined).join(".");
  return operand.first.map(fromOf).join(" or ");
}

/** Prompts as far as they can be rendered: of a step that was not reached, the template. */
function promptsOf(plan: Plan, { prompts }: DryRun, { paint }: Context): string[] {
  const reached = new Set(prompts.map(({ step }) => step));
  const templates = plan.steps.flatMap((step) =>
    step.kind === "agent" && !reached.has(step.id)
      ? [
          {
            step: step.id,
            role: "author, not reached: the template",
            text: `${step.persona.text}\n\n${step.prompt}`,
          },
        ]
      : [],
  );
  return [...prompts, ...templates].flatMap(({ step, role, text }) => [
    "",
    paint.bold(`── ${step} (${role}) `.padEnd(72, "─")),
    clean(text).trim(),
  ]);
}

function endOf({ state, missing }: DryRun, { paint, columns }: Context): string[] {
  if (state.ended) {
    const { status, error } = state.ended;
    const how = {
      completed: paint.green("be completed"),
      failed: paint.red("fail"),
      cancelled: paint.dim("be cancelled"),
    };
    return [`The run would ${how[status]}${error === undefined ? "" : `: ${clean(error)}`}.`];
  }
  const steps = missing.join(", ");
  return [wrap(`The run would stand at ${steps}: give their outputs in the stubs.`, columns)];
}
