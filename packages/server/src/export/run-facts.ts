import { basename } from "node:path";
import { formatCost, formatDuration, formatTokens, type RunObject } from "@wheelhouse/core";

/** A fact about a run, in words. */
export interface RunFact {
  readonly name: string;
  readonly words: string;
}

/** What stands above the report of a run: which run it was, over what, when, by whom, and what it used. */
export function runFacts(run: RunObject): RunFact[] {
  const { id, flow, band, status, project, error } = run;
  const facts: readonly (RunFact | undefined)[] = [
    { name: "Run", words: joined([id, flow, band, status]) },
    project ? { name: "Project", words: `${basename(project.path)} (${project.path})` } : undefined,
    { name: "When", words: whenOf(run) },
    { name: "Agents", words: agentsOf(run).join("; ") || "none" },
    { name: "Tokens", words: tokensOf(run) },
    { name: "Cost", words: costOf(run) },
    error === null ? undefined : { name: "Why it ended", words: error },
  ];
  return facts.filter((fact) => fact !== undefined);
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(", ");
}

function whenOf({ started_at, ended_at }: RunObject): string {
  if (started_at === null) return "not started";
  if (ended_at === null) return `${said(started_at)}, not ended yet`;
  const took = formatDuration(Date.parse(ended_at) - Date.parse(started_at));
  return `${said(started_at)} to ${said(ended_at)} (${took})`;
}

/** A time of the wire as a person reads it, to the second. */
function said(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
}

/** Each agent that worked, with what kept it from writing. */
function agentsOf({ steps, model }: RunObject): string[] {
  const attempts = steps.flatMap((step) => step.attempts);
  const agents = attempts.flatMap(({ agent, version, level }) =>
    agent === null
      ? []
      : [joined([[agent, version].filter((part) => part !== null).join(" "), model, level])],
  );
  return [...new Set(agents)];
}

function tokensOf({ tokens: { input, output, unknown } }: RunObject): string {
  const known = `${formatTokens(input)} in, ${formatTokens(output)} out`;
  return unknown === 0 ? known : `${known}; unknown for ${attempts(unknown)}`;
}

function costOf({ cost, cost_unknown: unknown }: RunObject): string {
  return unknown === 0 ? formatCost(cost) : `${formatCost(cost)}; unknown for ${attempts(unknown)}`;
}

function attempts(count: number): string {
  return count === 1 ? "one attempt" : `${count} attempts`;
}
