import { type Band, BANDS, type FlowObject, type PlanInput } from "@wheelhouse/core";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { clean } from "../../output/clean.ts";
import { wrap } from "../../output/wrap.ts";
import type { FlowPlaces } from "../flow-book.ts";
import { bookedNamed } from "../flow-named.ts";
import { flowObjects, objectOf } from "../flow-objects.ts";
import { flowsByName } from "../flows-by-name.ts";
import { deedsOf } from "../trust/describe-deeds.ts";
import { demoObject } from "./list-flows.ts";

/** `wheelhouse flows NAME`: what a flow asks for, who is asked, and for a file what it does step by step. */
export async function describeFlow(
  context: Context,
  places: FlowPlaces,
  name: string,
): Promise<Result> {
  const { columns, args } = context;
  if (flowsByName.has(name)) {
    const builtIn = await flowObjects({ home: places.home });
    const about = builtIn.find(({ id }) => id === name) ?? demoObject();
    return { data: about, view: () => aboutLines(about, context, []).join("\n") };
  }
  const booked = await bookedNamed(name, places);
  const about = objectOf(booked);
  const plans = booked.read?.ok === true ? booked.read.flow.plans : undefined;
  const largest = [...BANDS]
    .reverse()
    .map((band) => plans?.get(band))
    .find((plan) => plan);
  const deeds = largest ? ["", ...deedsOf(largest, plans?.values())] : [];
  const prompts = largest && args.flag("prompts") ? promptsOf(largest) : [];
  return {
    data: args.flag("prompts") ? { ...about, plan: largest ?? null } : about,
    view: () =>
      [
        ...aboutLines(about, context, deeds),
        ...prompts,
        ...(about.status === "untrusted"
          ? ["", wrap(`! ${about.problem} Trust it: wheelhouse flows trust ${name}`, columns)]
          : []),
      ].join("\n"),
  };
}

function aboutLines(
  about: FlowObject,
  { paint, columns }: Context,
  deeds: readonly string[],
): string[] {
  const { id, title, tab, answers, description, path, problem, status, inputs } = about;
  return [
    `${paint.bold(id)} · ${clean(title)} · ${tab}`,
    ...[answers, description]
      .filter((text) => text !== "")
      .map((text) => wrap(clean(text), columns)),
    ...(path === null ? [] : [paint.dim(clean(path))]),
    ...(status === "broken" ? ["", wrap(`✗ ${clean(problem ?? "")}`, columns)] : []),
    "",
    paint.bold("Bands"),
    ...BANDS.map((band) => bandLine(about, band, columns)),
    ...(path === null
      ? [paint.dim("  Who of them is asked depends on what the project contains.")]
      : []),
    ...deeds,
    "",
    paint.bold("Inputs"),
    ...inputs.map((input) => inputLine(input, columns)),
    "",
    ...nextLines(about),
  ];
}

/** What an input is called, how it is given, and what it is for. */
function inputLine(
  { name, required, from_focus, type, help, choices, default: usual }: FlowObject["inputs"][number],
  columns: number,
): string {
  const how = ((): string => {
    if (name === "question") return "the words after the flow";
    if (name === "fast") return "--fast";
    const option = `--input ${name}=${type === "flag" ? "true" : choices.join("|") || "…"}`;
    return from_focus ? `the words after the flow, or ${option}` : option;
  })();
  const notes = [required ? "needed" : "", usual === null ? "" : `else ${String(usual)}`];
  const head = [how, ...notes.filter((note) => note !== "")].join("; ");
  const said = help === "" ? "" : `: ${help}`;
  return wrap(clean(`${name} (${head})${said}`), columns, { indent: "  ", hang: "    " });
}

function nextLines({ id, status, inputs }: FlowObject): string[] {
  if (id === "demo") return ["Play it: wheelhouse demo"];
  if (status === "broken") return [`Mend it, and look again: wheelhouse flows check ${id}`];
  const needed = inputs.filter(({ required }) => required);
  const asked = needed
    .filter(({ from_focus }) => !from_focus)
    .map(({ name }) => ` --input ${name}=…`);
  const focus = needed.some(({ from_focus }) => from_focus) ? "<focus…>" : "[focus…]";
  return [
    `Start it: wheelhouse run ${id} ${focus}${asked.join("")}`,
    `Look at its plan first: wheelhouse plan ${id} ${focus}${asked.join("")}`,
  ];
}

function bandLine({ bands }: FlowObject, band: Band, columns: number): string {
  const personas = [...new Set(bands[band].map(({ persona }) => persona))];
  const indent = `  ${band.padEnd(8)}`;
  const text = personas.length === 0 ? "–" : personas.join(", ");
  return wrap(clean(text), columns, { indent, hang: " ".repeat(indent.length) });
}

function promptsOf({ steps }: PlanInput): string[] {
  return steps.flatMap((step) => {
    const agent = step.kind === "map" ? step.each : step;
    if (agent.kind !== "agent") return [];
    return ["", `── ${clean(step.id)} `.padEnd(72, "─"), clean(agent.prompt).trim()];
  });
}
