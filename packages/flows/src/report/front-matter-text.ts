import { SEVERITIES } from "@wheelhouse/core";
import { isoTime } from "./iso-time.ts";
import type { ReportModel } from "./report-model.ts";
import type { Receipt } from "./report-schema.ts";
import { mainList } from "./standing-lists.ts";

/** The head of a report as YAML. Strings are written as JSON, which YAML reads, whatever they hold. */
export function frontMatterText(
  model: ReportModel,
  receipt: Receipt,
  sections: readonly string[],
): string {
  const { input, roster, fold } = model;
  const counted = mainList(model.entries);
  const lines = [
    `flow: ${text(input.flow)}`,
    `band: ${text(input.band)}`,
    `bandWhy: ${text(roster.band.why)}`,
    `fast: ${input.fast}`,
    `focus: ${text(input.focus)}`,
    `project: ${text(model.project)}`,
    `model: ${text(modelOf(receipt))}`,
    `started: ${isoTime(receipt.startedAt)}`,
    `ended: ${isoTime(receipt.endedAt)}`,
    `validated: ${model.validation.state === "validated"}`,
    "agents:",
    ...receipt.agents.map(
      ({ agent, version, level }) =>
        `  - { agent: ${text(agent)}, version: ${text(version ?? "unknown")}, level: ${text(level)} }`,
    ),
    "roster:",
    ...fold.agents.map(
      ({ persona, step, status }) =>
        `  - { persona: ${text(persona)}, step: ${text(step)}, status: ${status} }`,
    ),
    "sections:",
    ...sections.map((name) => `  - ${text(name)}`),
    "counts:",
    ...SEVERITIES.map(
      (severity) =>
        `  ${severity}: ${counted.filter((entry) => entry.severity === severity).length}`,
    ),
  ];
  const filled = lines.map((line, index) =>
    line.endsWith(":") && !(lines[index + 1] ?? "").startsWith("  ") ? `${line} []` : line,
  );
  return ["---", ...filled, "---"].join("\n");
}

const text = (value: string): string => JSON.stringify(value);

function modelOf({ agents }: Receipt): string {
  if (agents.every((agent) => agent.modelFree)) return "none";
  return "as set for the agents";
}
