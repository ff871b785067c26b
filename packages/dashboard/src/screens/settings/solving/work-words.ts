import type { WorkId } from "@wheelhouse/core";

/** What the settings of work are called and what they mean. */
export const WORK_WORDS: Readonly<
  Record<WorkId, { readonly title: string; readonly detail: string }>
> = {
  checks: {
    title: "Checks",
    detail:
      "Commands that show whether the work is right. They are run before and after it, and what they print is evidence that no agent can make.",
  },
  prepare: {
    title: "Prepare",
    detail:
      "Commands that make a new clone ready, one after the other, such as the one that installs what it needs.",
  },
  carry: {
    title: "Carried files",
    detail:
      "Files that git ignores and a clone needs, a path in each line. They are copied into the clone, and are in no commit.",
  },
  network: { title: "Network", detail: "Without it, commands reach nothing but the clone." },
  fresh_checks: {
    title: "Fresh checks",
    detail:
      "The checks after the work run in a fresh checkout of it, which is prepared like a new clone. Without it nothing is prepared twice, but what the agents leave in files that git ignores can make a check pass.",
  },
  approval: {
    title: "Ask about plans",
    detail: "Whether a plan waits for you before it is followed.",
  },
  accept: {
    title: "Ask about finished work",
    detail: "Whether work that was judged good waits for you before its branch is made.",
  },
  branch_prefix: {
    title: "Branch prefix",
    detail: "What the names of branches begin with; the issue’s number and title follow.",
  },
  base: { title: "Base branch", detail: "The branch that work begins from." },
  max_runs: {
    title: "Runs at once",
    detail: "How many issues of the project are worked on at the same time; more wait.",
  },
  limits: {
    title: "Limits",
    detail: "The most that one run, and all runs of one issue, may use. Nothing is no limit.",
  },
  roles: {
    title: "Agents",
    detail: "Who does what. Whoever is not named here is the agent that the issue is started with.",
  },
};
