import type { Severity } from "@wheelhouse/core";

/** What an analyst of one persona looks for, and what it says of a line that shows it. */
export interface Lens {
  /** Regular expression, in the words that every search tool knows. */
  readonly seeks: string;
  readonly severity: Severity;
  readonly topic: string;
  /** What the line does, after "Line N of PATH". */
  readonly does: string;
  readonly why: string;
  readonly fix: string;
  /** What a validator says of it; confirmed when absent. */
  readonly verdict?: {
    readonly verdict: "refuted" | "partially-refuted";
    readonly reason: string;
  };
}

const SWALLOWED: Lens = {
  seeks: "catch.*\\{\\s*\\}",
  severity: "high",
  topic: "error-handling",
  does: "swallows an error",
  why: "The caller goes on as if the call had worked, and the failure shows far from its cause.",
  fix: "Hand the error to the caller, or say in the log what was given up.",
};

/** By persona. What is found under one topic is judged by the lens of that topic. */
const LENSES: Readonly<Record<string, Lens>> = {
  "evidence-based-investigator": SWALLOWED,
  "junior-developer": {
    seeks: "TODO|FIXME",
    severity: "low",
    topic: "questions",
    does: "leaves open what is to happen",
    why: "Whoever reads it next has to ask, and nobody is named.",
    fix: "Decide it, or name who decides.",
  },
  "adversarial-security-analyst": {
    seeks: "\\bquery\\(.*\\$\\{",
    severity: "critical",
    topic: "security",
    does: "puts a value from outside into the text of a query",
    why: "Whoever sends that value can read and change every row.",
    fix: "Pass the value as a parameter.",
  },
  "test-engineer": {
    seeks: "export (async )?function",
    severity: "medium",
    topic: "tests",
    does: "declares a function that no test calls",
    why: "A change here is noticed by its users first.",
    fix: "Add a test for the usual case and for the one that fails.",
  },
  "edge-case-explorer": {
    seeks: "JSON\\.parse|parseInt|Number\\(",
    severity: "medium",
    topic: "edge-case",
    does: "reads input that may be missing or malformed",
    why: "One malformed request ends in an error that nobody catches.",
    fix: "Check the input first and answer what is wrong with it.",
  },
  "behavioral-analyst": {
    ...SWALLOWED,
    topic: "behaviour",
    severity: "medium",
    why: "What is answered then looks like success.",
  },
  "concurrency-analyst": {
    seeks: "new Map\\(\\)",
    severity: "high",
    topic: "concurrency",
    does: "shares state that two requests may change at once",
    why: "Both see the old value, and one of the changes is lost.",
    fix: "Check and change in one step.",
    verdict: {
      verdict: "refuted",
      reason: "Nothing awaits between the check and the change, so no other request comes between.",
    },
  },
  "data-engineer": {
    seeks: "ADD COLUMN .*NOT NULL",
    severity: "high",
    topic: "data",
    does: "changes a table that has rows",
    why: "The statement fails, or locks the table, where there is data.",
    fix: "Add the column as nullable, fill it, then add the rule.",
    verdict: {
      verdict: "partially-refuted",
      reason: "It fails only where there are rows; a new installation has none.",
    },
  },
  "devops-engineer": {
    seeks: "FROM .*:latest",
    severity: "medium",
    topic: "infrastructure",
    does: "builds on an image that changes under it",
    why: "Two builds of one commit differ, and the older one cannot be made again.",
    fix: "Name the version.",
  },
  "on-call-engineer": {
    seeks: "await fetch\\(",
    severity: "high",
    topic: "resilience",
    does: "waits for another system without a limit",
    why: "When that system hangs, every request that needs it hangs with it.",
    fix: "Give the call a limit and say what is shown then.",
  },
  "structural-analyst": {
    seeks: 'import .* from "\\./',
    severity: "low",
    topic: "structure",
    does: "ties two parts together that change for different reasons",
    why: "A change of the one is a change of the other.",
    fix: "Pass what is needed instead of importing it.",
  },
  "user-experience-designer": {
    seeks: "<form|<button",
    severity: "medium",
    topic: "ux",
    does: "offers an action without a word on what it does",
    why: "People who cannot see the page are not told.",
    fix: "Label it, and say what happened afterwards.",
  },
  "gap-analyzer": {
    seeks: "must|shall",
    severity: "medium",
    topic: "docs",
    does: "demands what the code does not do yet",
    why: "Who plans by the document plans on something that is not there.",
    fix: "Build it, or take the sentence out.",
  },
};

/** What an analyst of a persona looks for; personas without a lens of their own look for errors that are swallowed. Pure. */
export function lensOf(persona: string | undefined): Lens {
  return LENSES[persona ?? ""] ?? SWALLOWED;
}

/** The lens under which a finding of a topic was found; undefined when it is none of ours. Pure. */
export function lensOfTopic(topic: string | undefined): Lens | undefined {
  return Object.values(LENSES).find((lens) => lens.topic === topic);
}
