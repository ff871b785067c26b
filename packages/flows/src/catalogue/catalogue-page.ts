import { type Band, BANDS, type StepInput, TABS } from "@wheelhouse/core";
import { z } from "zod";
import { describeFlows, type FlowDescription } from "../describe-flows.ts";
import { flowsByName } from "../flows.ts";
import { rosterInputSchema } from "../roster/roster-output.ts";
import type { AngleInput } from "../spine/angle.ts";
import { sectionTitles } from "./section-titles.ts";

/**
 * The catalogue of the built-in flows as Markdown: what each answers, what it takes, who looks from which band on, and
 * the sections of its report. Made from the flows themselves, so that it cannot say what they do not do.
 */
export function cataloguePage(): string {
  const flows = describeFlows();
  const tabs = TABS.flatMap((tab) => [
    `## ${tab}`,
    ...flows.filter((flow) => flow.tab === tab).map(entryOf),
  ]);
  return `${[HEAD, ...tabs].join("\n\n")}\n`;
}

const HEAD = `<!-- Made by packages/flows/scripts/generate-flows-page.ts from the flows: change them, then run it again. -->

# The built-in flows

Every flow only reads. \`wheelhouse flows NAME\` says the same of one, \`wheelhouse plan NAME\` shows its steps, and
\`wheelhouse run NAME [focus…]\` starts it. Who is asked of those below depends on what is in scope: the report says who was
not, and why. Every report begins with a summary and ends with validation, what was set aside, what could not be verified,
who did not look, the sources, and a receipt.

All flows take \`question\` (the words after the flow's name) and \`fast\` (\`--fast\`, leaves out the validator and the reviewers
that the result does not need).`;

function entryOf(flow: FlowDescription): string {
  const { name, title, answers, description, inputs } = flow;
  const own = inputs.filter((input) => input.name !== "question" && input.name !== "fast");
  return [
    `### ${name}`,
    `**${title}.** ${answers} ${description}`,
    own.length === 0
      ? ""
      : own
          .map(
            (input) =>
              `- \`${input.name}\`${input.required ? (input.from_focus ? ", needed, by name or in the focus" : ", needed") : ""}${input.choices.length === 0 ? "" : `, one of ${input.choices.join(", ")}`}: ${input.help}`,
          )
          .join("\n"),
    ["| who | what for | from band | when |", "| --- | --- | --- | --- |", ...rowsOf(name)].join(
      "\n",
    ),
    `Sections: ${sectionTitles(planOf(name, "small").steps).join(" · ")}.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The agents of a flow, each with the first band in which it may be asked. */
function rowsOf(name: string): string[] {
  const rows = new Map<string, string>();
  for (const band of BANDS) {
    const { steps } = planOf(name, band);
    const angles = anglesOf(steps);
    for (const step of steps) {
      const agent = step.kind === "map" ? step.each : step;
      if (agent.kind !== "agent" || /^r\d+\./.test(step.id) || rows.has(step.id)) continue;
      const angle = angles.get(step.id.slice(step.id.indexOf(".") + 1));
      const label = step.label ?? step.id;
      rows.set(step.id, `| ${agent.persona.id} | ${label} | ${band} | ${whenOf(step, angle)} |`);
    }
  }
  return [...rows.values()];
}

/** On what it depends whether somebody is asked, in words. */
function whenOf(step: StepInput, angle: AngleInput | undefined): string {
  if (step.id === "revise") return "somebody found something in the draft, or a person answered";
  if (step.id === "rework") return "validation broke what the result leans on";
  if (step.id.startsWith("second.")) return "there are findings to work on";
  if (step.id.startsWith("validate")) return "there are findings to judge";
  if (step.id === "synth") return "always";
  if (angle === undefined || angle.required) return "always";
  if (angle.when !== undefined) return `${angle.when} signal`;
  if (angle.domain === "logic") return "source files in scope";
  if (angle.domain === "shape") return "new files or several directories";
  return "a place is free";
}

function planOf(name: string, band: Band) {
  const flow = flowsByName.get(name);
  if (!flow) throw new Error(name);
  const project = { id: "example", path: "/example" };
  return flow.plan({ input: { question: "" }, band, fast: false, project });
}

function anglesOf(steps: readonly StepInput[]): ReadonlyMap<string, AngleInput> {
  const roster = steps.find(({ id }) => id === "roster");
  const input = roster?.kind === "code" ? roster.input : undefined;
  const { angles } = z.object({ angles: rosterInputSchema.shape.angles }).parse(input);
  return new Map(angles.map((angle) => [angle.id, angle]));
}
