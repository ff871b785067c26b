import type { TraceRow } from "@wheelhouse/client";

/** An event to be read elsewhere: what it is, and its data in a fence that no data can close. */
export function eventMarkdown({ seq, at, type, step, attempt, data }: TraceRow): string {
  const json = JSON.stringify(data, null, 2) ?? "null";
  const longest = Math.max(2, ...[...json.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const whose = attempt ?? step;
  const lines = [
    `**#${seq} ${type}**${whose === null ? "" : ` of ${whose}`}, ${new Date(at).toISOString()}`,
    "",
    `${fence}json`,
    json,
    fence,
  ];
  return lines.join("\n");
}
