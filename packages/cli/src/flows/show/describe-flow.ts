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
  const deeds = largest ? ["", ...deedsOf(largest)] : [];
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
    ...inputs.map(({ name, required, help, choices }) => {
      const words = [help, choices.length === 0 ? "" : `One of ${choices.join(", ")}.`];
      const said = words.filter((text) => text !== "").join(" ");
      const head = `  ${name}${required ? "" : paint.dim(" (optional)")}`;
      return said === "" ? head : `${head}: ${clean(said)}`;
    }),
    "",
    id === "demo" ? "Play it: wheelhouse demo" : `Start it: wheelhouse run ${id} [focus…]`,
    `Look at its plan first: wheelhouse plan ${id}`,
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
