import type { Entry } from "../../fold/entry.ts";
import type { AgentReport } from "../../fold/fold-output.ts";
import { fullEntry, shortEntry } from "../entry-text.ts";
import { oneLine, plural, prose, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { worstFirst } from "../standing-lists.ts";

const RISK = "second.risk-analyst";
const SYSTEM = "second.system-architect";

/** What the ids mean and how the report is made. */
export function howToRead({ roster, scan, fold }: ReportModel): string | undefined {
  if (!roster.dispatch) return undefined;
  const asked = fold.agents.filter((agent) => agent.status !== "skipped");
  return section(
    "How to read this",
    `Scope: ${scan.scope.why} (${plural(scan.scope.files, "file")}). Band: ${roster.band.why}.`,
    `${asked.map((agent) => agent.label).join(", ")}: each looked on its own. A finding keeps the id that its finder gave it, such as S1, and names the step in parentheses. A quote marked *verified* was found in the snapshot by a program, word for word. ${roster.omitted.length === 0 ? "" : `Present but not looked at in this band: ${roster.omitted.join(", ")}.`}`.trim(),
  );
}

/** The recommendations that still stand. */
export function recommendations(model: ReportModel): string | undefined {
  if (!model.roster.dispatch) return undefined;
  const items = model.recommendations.map(
    ({ text, findings }, index) =>
      `${index + 1}. ${oneLine(text)}${findings.length === 0 ? "" : ` (${findings.join(", ")})`}`,
  );
  // What an agent found in order stands in its own section.
  const said = new Set(
    model.input.sections.includes("agent-findings")
      ? model.fold.agents.flatMap(({ clean }) => clean)
      : [],
  );
  const good = model.good.filter((line) => !said.has(line)).map((line) => `- ${oneLine(line)}`);
  return section(
    "Recommendations",
    items.join("\n") || (good.length === 0 ? "None were made." : ""),
    good.length === 0 ? "" : `Leave alone:\n${good.join("\n")}`,
  );
}

/** One section for each agent of the first wave that completed. */
export function agentFindings(model: ReportModel): string | undefined {
  const sections = model.fold.agents
    .filter((agent) => agent.step.startsWith("angle.") && agent.status === "completed")
    .map((agent) => agentSection(model, agent));
  return sections.length === 0 ? undefined : sections.join("\n\n");
}

/** What it costs to leave things as they are. */
export function risk(model: ReportModel): string | undefined {
  return ofStep(model, RISK);
}

/** What should change between units, or why that was not looked at. */
export function systemRecommendations(model: ReportModel): string | undefined {
  const own = ofStep(model, SYSTEM);
  if (own !== undefined || !model.roster.dispatch) return own;
  const seam = model.scan.signals.seam;
  if (!seam) return undefined;
  return section(
    "System recommendations",
    `There is a seam between units (${seam.evidence.join(", ")}) that nobody was asked about in this run. Run with --band large to have it looked at.`,
  );
}

function ofStep(model: ReportModel, step: string): string | undefined {
  const agent = model.fold.agents.find((each) => each.step === step);
  return agent?.status === "completed" ? agentSection(model, agent) : undefined;
}

function agentSection({ entries, labels }: ReportModel, agent: AgentReport): string {
  const own = worstFirst(entries.filter((entry) => agent.keys.includes(entry.key)));
  const full = own.filter((entry) => entry.standing === "stands");
  const lines = own.filter((entry) => entry.standing === "below" || entry.standing === "advisory");
  const gone = own.length - full.length - lines.length;
  const elsewhere = agent.keys.length - own.length;
  const label = (entry: Entry): string | undefined => labels.get(entry);
  return section(
    `${agent.label} (${agent.persona})`,
    prose(agent.summary),
    ...full.map((entry) => fullEntry(entry, label(entry))),
    lines.length === 0
      ? ""
      : `In short, since this band reports them in a line:\n${lines.map((entry) => shortEntry(entry, label(entry))).join("\n")}`,
    agent.clean.length === 0
      ? ""
      : `Found in order:\n${agent.clean.map((line) => `- ${oneLine(line)}`).join("\n")}`,
    gone === 0
      ? ""
      : `${plural(gone, "claim")} of this agent did not stand and can be found below.`,
    elsewhere === 0
      ? ""
      : `${plural(elsewhere, "finding")} of this agent is merged with another agent's.`,
  );
}
