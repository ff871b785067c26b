import type { ItemDecision, Outcome } from "./inbox-events.ts";
import type { InboxPriority } from "./inbox-words.ts";
import { UNTIDY } from "./signal-facts.ts";

/** So many failures in a row of one source make an issue. */
export const FAILURES_FOR_AN_ISSUE = 3;

/** What the rules look at. */
export interface TriageFacts {
  readonly outcome: Pick<Outcome, "result" | "class" | "actionable" | "notify">;
  readonly priority: InboxPriority;
  /** Failures of the source in a row, this one included. */
  readonly streak: number;
  /** The issue that its failures were put into already. */
  readonly issue: number | undefined;
  /** It failed, and what failed has gone well since. */
  readonly isMended: boolean;
  /** Whether a person can be given an issue: the item belongs to a project. */
  readonly hasProject: boolean;
}

/** What a rule says about an item. */
export interface TriageVerdict {
  /** Name of the rule. */
  readonly rule: string;
  /** Why, in a sentence for the person who looks at the item. */
  readonly why: string;
  /** What is to be done; empty when a model has to look. */
  readonly decisions: readonly ItemDecision[];
  /**
   * `decided`: the item has its end. `kept`: a person was told and it stays until they say so. `model`: nobody has
   * decided, and it stays until somebody does.
   */
  readonly end: "decided" | "kept" | "model";
}

/** One line of the table: the first that holds decides. */
export interface TriageRule {
  readonly name: string;
  holds(facts: TriageFacts): boolean;
  verdict(facts: TriageFacts): Omit<TriageVerdict, "rule">;
}

/**
 * The rules, in their order. *Contract*: pure; looks at facts and never at words of an outcome, so that no text can tell
 * it what to do.
 */
export const TRIAGE_RULES: readonly TriageRule[] = [
  {
    name: "auth",
    holds: ({ outcome: { result, class: kind } }) =>
      kind === "auth" && (result === "failed" || result === "waiting"),
    verdict: () => ({
      why: "Somebody has to sign in: no retry and no model can.",
      decisions: ["notify"],
      end: "kept",
    }),
  },
  {
    name: "wanted",
    holds: ({ outcome }) => outcome.result === "ok" && outcome.notify === "always",
    verdict: () => ({
      why: "It went well, and you want to be told.",
      decisions: ["notify"],
      end: "decided",
    }),
  },
  {
    name: "cancelled",
    holds: ({ outcome }) => outcome.class === "cancelled",
    verdict: () => ({
      why: "A person ended it.",
      decisions: ["silent"],
      end: "decided",
    }),
  },
  {
    name: "success",
    holds: ({ outcome, priority }) => outcome.result === "ok" && priority !== "critical",
    verdict: () => ({
      why: "It went well, as usual.",
      decisions: ["silent"],
      end: "decided",
    }),
  },
  {
    name: "mended",
    holds: ({ isMended }) => isMended,
    verdict: () => ({
      why: "It went well since.",
      decisions: ["silent"],
      end: "decided",
    }),
  },
  {
    name: "known-failure",
    holds: ({ outcome, issue }) => outcome.result === "failed" && issue !== undefined,
    verdict: ({ issue, streak }) => ({
      why: `It failed again, ${streak} times in a row now; issue #${issue} is about that.`,
      decisions: ["comment"],
      end: "decided",
    }),
  },
  {
    name: "third-failure",
    holds: ({ outcome, streak, hasProject }) =>
      outcome.result === "failed" && streak >= FAILURES_FOR_AN_ISSUE && hasProject,
    verdict: ({ streak, outcome }) => ({
      why: `It failed ${streak} times in a row.`,
      decisions: outcome.notify === "always" ? ["issue", "notify"] : ["issue"],
      end: "decided",
    }),
  },
  {
    name: "untidy",
    holds: ({ outcome }) => outcome.result === "told" && outcome.class === UNTIDY,
    verdict: () => ({
      why: "It can wait, and is shown under “Wants action” as long as it lasts.",
      decisions: ["silent"],
      end: "decided",
    }),
  },
  {
    name: "waiting",
    holds: ({ outcome }) => outcome.result === "waiting",
    verdict: () => ({
      why: "It waits for an answer that only a person can give.",
      decisions: ["notify"],
      end: "kept",
    }),
  },
  {
    name: "actionable",
    holds: ({ outcome, hasProject }) => outcome.actionable === true && hasProject,
    verdict: ({ outcome }) => ({
      why: "It asks for something to be done.",
      decisions: outcome.notify === "never" ? ["issue"] : ["notify", "issue"],
      end: "decided",
    }),
  },
];

/** What the rules say about an item; when none holds, a model has to look. */
export function triage(facts: TriageFacts): TriageVerdict {
  const rule = TRIAGE_RULES.find((each) => each.holds(facts));
  if (rule) return { rule: rule.name, ...rule.verdict(facts) };
  return {
    rule: "model",
    why: "No rule is about this: the orchestrator looks at it.",
    decisions: [],
    end: "model",
  };
}
