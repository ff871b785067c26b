import { ATTACKS } from "../attacks/attacks.ts";
import { CHECKS } from "../checks/run-checks.ts";
import type { CapabilityRecord, Trial } from "../record.ts";

const HEADINGS: Readonly<Record<Trial, string>> = {
  enforced: "### Enforced: our sandbox, and the agent in its plan mode",
  "enforced-permissive": "### Enforced: our sandbox, and the agent in its most permissive mode",
  "agent-enforced": "### Agent-enforced: the agent's plan mode alone, in a throw-away directory",
};

/** The records as Markdown: checks × agents, then attacks × agents for each hold. Pure. */
export function renderTable(records: readonly CapabilityRecord[]): string {
  const agents = ["", ...records.map(({ agent, version }) => `${agent} ${version}`)];
  const days = ["tried on", ...records.map(({ on }) => on)];
  const checks = CHECKS.map(({ id, title }) => [
    title,
    ...records.map(
      (record) => record.checks.find((each) => each.id === id)?.outcome ?? "not tried",
    ),
  ]);
  const parts = [
    "### Behind our port",
    "",
    ...table([agents, days, ...checks]),
    ...remarks(records.flatMap(({ agent, checks: all }) => failures(agent, all))),
  ];
  for (const [trial, heading] of trialsIn()) {
    const of = records.map((record) => record.trials.find((each) => each.trial === trial));
    const modes = ["its own mode", ...of.map((each) => each?.mode ?? "—")];
    const attacks = ATTACKS.map(({ id, title }) => [
      title,
      ...of.map((each) => each?.attacks.find((attack) => attack.id === id)?.outcome ?? "not tried"),
    ]);
    const strays = [
      "anything else",
      ...of.map((each) => (each ? each.strays.length : "not tried")),
    ];
    const wrote = of.flatMap((each, at) => {
      const agent = records[at]?.agent ?? "";
      const refused = each?.refused === undefined ? [] : [`${agent}: ${each.refused}`];
      const strayed = (each?.strays ?? []).map((path) => `${agent}: also wrote ${path}`);
      const through = (each?.attacks ?? []).filter(({ outcome }) => outcome === "wrote");
      return [
        ...refused,
        ...strayed,
        ...through.map(({ id, why }) => `${agent}, ${id}: wrote ${why ?? ""}`),
      ];
    });
    parts.push("", heading, "", ...table([agents, modes, ...attacks, strays]), ...remarks(wrote));
  }
  return `${parts.join("\n")}\n`;
}

function trialsIn(): readonly (readonly [Trial, string])[] {
  return (["enforced", "enforced-permissive", "agent-enforced"] as const).map((trial) => [
    trial,
    HEADINGS[trial],
  ]);
}

function failures(agent: string, checks: CapabilityRecord["checks"]): readonly string[] {
  return checks
    .filter(({ outcome }) => outcome === "failed")
    .map(({ id, why }) => `${agent}, ${id}: ${why ?? "failed"}`);
}

function remarks(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines.map((line) => `- ${line.replaceAll("\n", " ")}`)];
}

/** Columns are as wide as their widest cell, so that a formatter finds nothing to do. */
function table(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const [head = [], ...body] = rows;
  const widths = head.map((_, at) =>
    Math.max(3, ...rows.map((row) => String(row[at] ?? "").length)),
  );
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell, at) => String(cell).padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)];
}
