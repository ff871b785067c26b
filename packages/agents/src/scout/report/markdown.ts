import type {
  DocumentOutput,
  Finding,
  FindingsOutput,
  SynthesisOutput,
  ValidationOutput,
} from "@wheelhouse/core";

/** The findings for a person to read. */
export function findingsMarkdown(output: FindingsOutput): string {
  const lines = [output.summary, ""];
  for (const one of output.findings) lines.push(...findingMarkdown(one), "");
  lines.push(...section("Clean", output.clean), ...section("Not run", output.notRun));
  lines.push(
    ...section(
      "Left for later",
      output.deferred.map((one) => `${one.item}, until ${one.reopenWhen}`),
    ),
  );
  return `${lines.join("\n").trimEnd()}\n`;
}

function findingMarkdown(one: Finding): readonly string[] {
  const places = one.citations.map((citation) => `${citation.path}:${citation.lines[0]}`);
  return [
    `**${one.id} · ${one.severity}** ${one.claim}`,
    one.why,
    ...(one.fix === undefined ? [] : [`Fix: ${one.fix}`]),
    `At ${places.join(", ")}`,
  ].map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`));
}

/** The synthesis for a person to read. */
export function synthesisMarkdown(output: SynthesisOutput): string {
  const lines = [output.summary, ""];
  lines.push(
    ...section(
      "Recommendations",
      output.recommendations.map((one) => `${one.text} (${one.findings.join(", ")})`),
    ),
    ...section("Good", output.good),
  );
  return `${lines.join("\n").trimEnd()}\n`;
}

/** The verdicts for a person to read. */
export function validationMarkdown(output: ValidationOutput): string {
  const lines = [`Checked again without a model; confidence ${output.confidence}.`, ""];
  lines.push(
    ...section(
      "Verdicts",
      output.verdicts.map((one) => `**${one.finding}** ${one.verdict}: ${one.reason}`),
    ),
    ...section("Risks", output.risks),
  );
  return `${lines.join("\n").trimEnd()}\n`;
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`**${title}**`, "", ...items.map((item) => `- ${item}`), ""];
}

/** A document for a person to read while it is made: the report has the whole of it. */
export function documentMarkdown({ summary, sections, items }: DocumentOutput): string {
  const written = sections.map(({ id, body }) => `## ${id}\n\n${body}`);
  const listed = items.map(({ id, title }) => `- ${id}: ${title}`).join("\n");
  return [summary, ...written, listed].filter((part) => part !== "").join("\n\n");
}
