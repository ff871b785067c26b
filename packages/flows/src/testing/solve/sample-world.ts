import type { Json } from "@wheelhouse/core";
import { GOOD_DRAFT, solveRequest } from "./sample-draft.ts";
import {
  type Asked,
  type Call,
  type Ended,
  outputsIn,
  type Script,
  solveRun,
} from "./solve-world.ts";

/** What agents and people do beside the usual; what is not named goes well. */
export interface Turns {
  /** By `step` or `step role`: what is handed in the first, second… time; the last one stays. */
  readonly agent?: Readonly<Record<string, readonly Json[]>>;
  /** By step: answers in order; the last one stays. */
  readonly answer?: Readonly<Record<string, readonly (readonly [string | undefined, string?])[]>>;
  readonly work?: Parameters<typeof solveRequest>[0];
  readonly request?: Partial<Script["request"]>;
  /** Outputs of `run-checks@1`, in the order of its calls; the last one stays. */
  readonly checks?: readonly boolean[];
  readonly changes?: Json;
  readonly impure?: Script["impure"];
}

/** What an agent hands in that did its step. */
export function workDone(step: string, more: object = {}): Json {
  return { summary: `Did ${step}.`, handoff: `Note of ${step}.`, values: [], ...more };
}

/** A verdict that the issue is solved. */
export const SOLVED = {
  verdict: "solved",
  reasons: "All criteria are met.",
  criteria: [{ criterion: "total() takes it off", met: true, evidence: "src/totals.ts:3" }],
  missing: [],
  flagged: [],
} as const;

/** A verdict that sends the work back. */
export const UNSOLVED = {
  verdict: "unsolved",
  reasons: "The invoice is not covered.",
  missing: ["invoice() still adds it twice"],
  flagged: [],
  sendBack: { to: "work", reason: "Mend invoice() as well." },
} as const;

/** Changes that a worker left. */
export const CHANGED = {
  empty: false,
  from: "a".repeat(40),
  to: "b".repeat(40),
  files: [
    {
      path: "src/totals.ts",
      from: null,
      status: "modified",
      added: 2,
      removed: 1,
      binary: false,
      flags: [],
    },
  ],
  added: 2,
  removed: 1,
  patch: "--- a/src/totals.ts\n+++ b/src/totals.ts\n",
} as const;

/** Nothing that was left. */
export const UNCHANGED = { ...CHANGED, empty: true, files: [], added: 0, removed: 0, patch: "" };

/** A run of the sample issue in which everything goes well but for what the turns say. */
export function play({
  agent = {},
  answer = {},
  work,
  request,
  checks = [true],
  changes = CHANGED,
  impure = {},
}: Turns = {}): Ended {
  let checked = 0;
  const usual: Record<string, Json> = {
    understand: {
      summary: "total() forgets it.",
      acceptance: ["total() takes the discount off"],
      files: ["src/totals.ts"],
      size: "small",
      why: "one place",
      questions: [],
    },
    draft: asJson(GOOD_DRAFT),
    verify: SOLVED,
  };
  const count = new Map<string, number>();
  const next = <T>(name: string, list: readonly T[]): T | undefined => {
    const at = count.get(name) ?? 0;
    count.set(name, at + 1);
    return list[Math.min(at, list.length - 1)];
  };
  return solveRun({
    request: { ...solveRequest(work), ...request },
    agent: ({ step, role }: Call) => {
      const name = role === "author" ? step : `${step} ${role}`;
      const own = agent[name];
      if (own) return next(name, own) ?? null;
      if (role === "critic") return { verdict: "accept", findings: [] };
      if (role === "supervisor") return { decision: "pass", reason: "Nobody has said what to do." };
      return usual[step] ?? workDone(step.slice("work/".length));
    },
    answer: ({ step, kind, options }: Asked) => {
      const own = answer[step];
      if (own) return next(`${step} answer`, own);
      if (kind === "ladder") return ["stop"];
      return [options[0]];
    },
    impure: {
      "write-clone": () => ({
        base: "a".repeat(40),
        baseRef: "refs/heads/main",
        dirty: 0,
        notes: [],
      }),
      "prepare-clone": () => ({ ok: true }),
      "run-checks": (input) => {
        const ok = checks[Math.min(checked++, checks.length - 1)] ?? true;
        const [check] = Array.isArray(input["checks"]) ? input["checks"] : [];
        const result = {
          name: "test",
          ...Object(check),
          ok,
          exit: ok ? 0 : 1,
          durationMs: 5,
          output: ok ? "" : "1 failed",
        };
        return {
          ok,
          results: [result],
          ...(input["fresh"] === true && { commit: "b".repeat(40) }),
        };
      },
      changes: () => changes,
      mergeability: () => ({ moved: false, conflicts: [] }),
      "hand-over": (input) => ({ branch: input["branch"] ?? "", commit: "b".repeat(40) }),
      ...impure,
    },
  });
}

/** Data of ours as an agent hands it in. */
export function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}

/** A critic's no. */
export function reject(finding: string): Json {
  return { verdict: "reject", findings: [finding] };
}

/** The authors of a run in which everything goes well. */
export const USUAL = ["understand", "draft", "work/look", "work/mend", "verify"];

/** The steps whose authors were called, in order. */
export function authorsOf({ calls }: Ended): string[] {
  return calls.filter(({ role }) => role === "author").map(({ step }) => step);
}

/** What a step's author was told beside its brief, time by time. */
export function toldTo(run: Ended, step: string): (string | undefined)[] {
  return run.calls
    .filter((call) => call.step === step && call.role === "author")
    .map(({ guidance }) => guidance);
}

/** The report of a run, as JSON. */
export function reportIn({ state }: Ended): string {
  return JSON.stringify(outputsIn(state)["report"]);
}
