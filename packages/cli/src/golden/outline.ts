import type { RunState } from "@wheelhouse/core";
import { type Report, reportSchema } from "@wheelhouse/flows";

/** The report of a finished run; undefined when it has none. */
export function reportOf(state: RunState): Report | undefined {
  return reportSchema.safeParse(state.steps.get("render")?.output).data;
}

/**
 * The structure of a run and its report as text that a person can compare: headings with how much is below each, what
 * became of each finding and item, gaps, and the receipt. *Contract*: no time, id of a run, path of the machine or hash.
 */
export function outlineOf(state: RunState): string {
  const report = reportOf(state);
  const steps = [...state.steps.values()]
    .filter(({ status }) => status !== "completed")
    .map(({ id, status }) => `- ${id}: ${status}`);
  const head = [`run: ${state.ended?.status ?? "not ended"}`, ...part("not completed", steps)];
  if (!report) return `${head.join("\n")}\n\nno report\n`;
  const { roster, files, citations } = report.receipt;
  return [
    ...head,
    "",
    ...headingsOf(report.markdown),
    ...part("findings", findingsOf(report)),
    ...part("items", itemsOf(report)),
    ...part(
      "open items",
      (report.document?.openItems ?? []).map(({ question }) => `- ${question}`),
    ),
    ...part(
      "resolutions",
      (report.document?.resolutions ?? []).map(
        ({ finding, resolution }) => `- ${finding}: ${resolution}`,
      ),
    ),
    ...part(
      "gaps",
      report.gaps.map(({ label, persona, status }) => `- ${label} (${persona}): ${status}`),
    ),
    ...part("receipt", [
      `- validation: ${report.validation.state}${report.validation.confidence === undefined ? "" : `, confidence ${report.validation.confidence}`}`,
      `- roster: ${roster.completed} of ${roster.asked} completed, ${roster.idle} idle, ${roster.failed} failed, ${roster.skipped} skipped`,
      `- files: ${files.inScope} in scope, ${files.assigned} assigned, ${files.cited} cited`,
      `- citations: ${citations.verified} verified, ${citations.moved} moved, ${citations.notFound} not found`,
      `- attachments: ${(report.attachments ?? []).map(({ name }) => name).join(", ") || "none"}`,
    ]),
    "",
  ].join("\n");
}

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", `${title}:`, ...lines];

/** Headings with the number of lines below each that say something; fenced text counts and is not looked into. */
function headingsOf(markdown: string): string[] {
  const out: { heading: string; lines: number }[] = [];
  let fence: string | undefined;
  for (const line of markdown.split("\n").slice(markdown.split("\n").indexOf("---", 1) + 1)) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    if (fence === undefined && /^#{1,6} /.test(line)) out.push({ heading: line, lines: 0 });
    else if (line.trim() !== "") {
      const last = out.at(-1);
      if (last) last.lines++;
    }
  }
  return out.map(({ heading, lines }) => `${heading} [${lines}]`);
}

function findingsOf({ findings }: Report): string[] {
  return findings.map(
    ({ ref, severity, standing, label, also, citations }) =>
      `- ${ref}: ${severity}, ${standing}${label === undefined ? "" : `, ${label}`}${also.length === 0 ? "" : `, also ${also.length}`}; ${citations.map(({ path, status }) => `${path} ${status ?? "unchecked"}`).join(", ") || "no citation"}`,
  );
}

function itemsOf({ document }: Report): string[] {
  return (document?.items ?? []).map(
    ({ id, section, title, fields, findings, dependsOn }) =>
      `- ${id} (${section}): ${title}; fields ${Object.keys(fields).join(", ") || "none"}; rests on ${findings.join(", ") || "nothing"}${dependsOn.length === 0 ? "" : `; after ${dependsOn.join(", ")}`}`,
  );
}
