import { formatCost, formatTokens, type PlannedAgent, type SettingsObject } from "@wheelhouse/core";

/** What is known of who would work on an issue, and under which limits. */
export interface WorkFacts {
  readonly agent: Pick<PlannedAgent, "id" | "calls">;
  readonly settings: Pick<SettingsObject, "settings" | "work"> | undefined;
}

const COSTS: Readonly<Record<PlannedAgent["calls"], string>> = {
  nothing: "costs nothing",
  local: "calls a model of this machine",
  provider: "may cost money",
};

/** What having an issue solved means, in words that follow on "Makes an issue in orders and". Pure. */
export function workWords({ agent: { id, calls }, settings }: WorkFacts): string {
  const asks = settings?.work.approval === "ask" ? ["has its plan wait for your yes"] : [];
  const parts = ["edits files in a clone of its own", ...asks, COSTS[calls], budgetWords(settings)];
  return `starts ${id}, which ${parts.filter((part) => part !== "").join(", ")}.`;
}

/** The most that the run may use: the least of what is said of a run, of an issue and of the project. */
function budgetWords(of: WorkFacts["settings"]): string {
  if (of === undefined) return "";
  const { run, issue } = of.work.limits;
  const set = (name: "tokens" | "cost_usd"): unknown =>
    of.settings.find(({ id }) => id === name)?.value;
  const tokens = least([run.tokens, issue.tokens, set("tokens")]);
  const cost = least([run.cost_usd, issue.cost_usd, set("cost_usd")]);
  const most = [
    ...(tokens === undefined ? [] : [`${formatTokens(tokens)} tokens`]),
    ...(cost === undefined ? [] : [formatCost(cost)]),
  ];
  return most.length === 0 ? "has no budget" : `may use ${most.join(" and ")}`;
}

function least(all: readonly unknown[]): number | undefined {
  const numbers = all.filter((each) => typeof each === "number");
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}
