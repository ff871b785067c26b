import type { Finding } from "../../evidence/finding.ts";
import type { RunState, StepState } from "../../run/state.ts";
import { runStatus, type StepStatus } from "../../run/status.ts";
import { isoTime } from "../format/iso-time.ts";
import { oneLine } from "../format/one-line.ts";

/** A finding that a completed step has handed in. */
export type HandedIn = Finding & { readonly step: string };

/** What is said of steps that stand so, in the order in which it is said. */
const SECTIONS: readonly (readonly [StepStatus, string])[] = [
  ["failed", "Failed"],
  ["completed", "Done"],
  ["running", "Under way"],
  ["waiting", "Waiting for a person"],
  ["parked", "Waiting for a time"],
  ["skipped", "Skipped"],
  ["cancelled", "Not done"],
  ["pending", "Not begun"],
];

/** A short honest Markdown in place of a report: what was done, what was not, and why. */
export function accountOf(state: RunState, findings: readonly HandedIn[]): string {
  const steps = [...state.steps.values()];
  const done = steps.filter(({ status }) => status === "completed").length;
  const lines = [
    `# ${oneLine(state.created?.title ?? state.id)}: no report`,
    "",
    standing(state),
    "",
    `${done} of ${steps.length} steps are done.`,
  ];
  for (const [status, title] of SECTIONS) {
    const those = steps.filter((step) => step.status === status);
    if (those.length > 0) lines.push("", `## ${title}`, "", ...those.map(stepLine));
  }
  if (findings.length > 0) {
    lines.push("", "## Findings that were handed in", "");
    lines.push("None of them was checked: no quote was compared with the files.", "");
    lines.push(...findings.map(findingLine));
  }
  return `${lines.join("\n")}\n`;
}

function standing(state: RunState): string {
  const { created, ended, fatal } = state;
  const begun = created ? ` It began at ${isoTime(created.at)}.` : "";
  if (!ended) return `The run is ${runStatus(state)}; there is no report yet.${begun}`;
  const at = isoTime(ended.at);
  const where = fatal ? ` at step \`${fatal.step}\`` : "";
  const because = ended.error === undefined ? "" : `: ${oneLine(ended.error, 500)}`;
  if (ended.status === "failed") return `The run failed${where} at ${at}${because}.${begun}`;
  return `The run was ${ended.status} at ${at}${because}.${begun}`;
}

function stepLine(step: StepState): string {
  const { id, def, reason } = step;
  const label = def.label === undefined ? "" : ` ${oneLine(def.label)}`;
  return `- \`${id}\`${label}${reason === undefined ? "" : `: ${oneLine(reason, 300)}`}`;
}

function findingLine({ id, step, severity, claim, citations }: HandedIn): string {
  const places = citations.map(({ path, lines }) => `\`${path}:${lines[0]}\``).join(", ");
  return `- ${id} (${step}), ${severity}: ${oneLine(claim, 300)}${places === "" ? "" : ` (${places})`}`;
}
