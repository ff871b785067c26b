import { formatCost, formatDuration, formatTokens, type RunObject } from "@wheelhouse/core";

/** A run in short as Markdown: what it is, how it stands, and its steps as a table. */
export function runMarkdown(run: RunObject, address: string): string {
  const { title, flow, id, status, band, agent, model, project, tokens, cost, steps } = run;
  const known = tokens.input === null && tokens.output === null;
  const facts = [
    ["Status", status],
    ["Flow", [flow, band].filter((each) => each !== null).join(", ")],
    ["Project", project?.path],
    ["Agent", [agent, model].filter((each) => each !== null).join(" ")],
    ["Tokens", known ? "unknown" : formatTokens((tokens.input ?? 0) + (tokens.output ?? 0))],
    ["Cost", formatCost(cost)],
    ["Link", address],
  ].filter(([, value]) => value !== undefined && value !== "");
  return [
    `## ${title ?? flow ?? id}`,
    "",
    ...facts.map(([name, value]) => `- ${name}: ${value}`),
    "",
    "| Wave | Step | Status | Took | Tokens |",
    "| ---: | --- | --- | ---: | ---: |",
    ...steps.map(
      (step) =>
        `| ${step.wave} | ${cell(step.label ?? step.id)} | ${step.status} | ${took(step)} | ${formatTokens(step.tokens)} |`,
    ),
    "",
  ].join("\n");
}

function took({ started_at, ended_at }: RunObject["steps"][number]): string {
  if (started_at === null || ended_at === null) return "";
  return formatDuration(Date.parse(ended_at) - Date.parse(started_at));
}

function cell(text: string): string {
  return text.replaceAll("|", String.raw`\|`).replaceAll(/\s+/g, " ");
}
