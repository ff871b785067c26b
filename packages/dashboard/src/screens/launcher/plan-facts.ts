import {
  formatDuration,
  formatTokens,
  type Band,
  type PlanObject,
  type PlannedAgent,
  type RunListItem,
} from "@wheelhouse/core";

type Steps = PlanObject["steps"];

/** Steps by their wave, the first wave first. */
export function wavesOfPlan(steps: Steps): Steps[] {
  const waves: Steps[] = [];
  for (const step of steps) (waves[step.wave - 1] ??= []).push(step);
  return waves.filter((wave) => wave !== undefined);
}

/** Labels of the steps that the fast form of a plan does without. */
export function leftOut(usual: Steps, fast: Steps): string[] {
  const kept = new Set(fast.map(({ id }) => id));
  return usual.filter(({ id }) => !kept.has(id)).map(({ label }) => label);
}

/** What an agent does to files and to a bill, in words. */
export function agentWords({ calls, level }: Pick<PlannedAgent, "calls" | "level">): string {
  const reads = level === "agent-enforced" ? "asked to read only" : "reads only";
  const costs = {
    nothing: "costs nothing",
    local: "calls a model of this machine, which costs nothing",
    provider: "may cost money",
  };
  return `${reads}, ${costs[calls]}`;
}

/** How runs that were like one took, as far as there were any. */
export interface Typical {
  /** How many ended well. */
  readonly runs: number;
  /** The middle one, in milliseconds. */
  readonly ms: number;
  /** The middle one; null when none said. */
  readonly tokens: number | null;
}

/** What a run of a band with an agent typically takes, by those that were completed. */
export function typicalOf(
  runs: readonly RunListItem[],
  like: { readonly band: Band; readonly agent: string | undefined },
): Typical | undefined {
  const done = runs.filter(
    (run) => run.status === "completed" && run.band === like.band && run.agent === like.agent,
  );
  const took = done.flatMap(({ started_at: from, ended_at: to }) =>
    from === null || to === null ? [] : [Date.parse(to) - Date.parse(from)],
  );
  const ms = middle(took);
  if (ms === undefined) return undefined;
  const tokens = done.flatMap(({ tokens: { input, output } }) =>
    input === null && output === null ? [] : [(input ?? 0) + (output ?? 0)],
  );
  return { runs: took.length, ms, tokens: middle(tokens) ?? null };
}

/** The same in words: "typically 9m, 180k tokens". */
export function typicalWords({ ms, tokens }: Typical): string {
  const used = tokens === null || tokens === 0 ? "" : `, ${formatTokens(tokens)} tokens`;
  return `typically ${formatDuration(ms)}${used}`;
}

function middle(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
