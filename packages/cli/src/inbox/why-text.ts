import { type InboxObject, TRIAGE_RULES } from "@wheelhouse/core";

/** Why an item is where it is: the rule and what it says, whoever decided, or that nobody has. */
export function whyText({ outcome, status, priority }: InboxObject): string {
  const { decision, told, project_id: project } = outcome;
  if (decision) {
    const { decisions, rule, by, why, issue } = decision;
    const what = decisions.join(", ") + (issue === undefined ? "" : ` #${issue}`);
    return `${what} by ${rule === undefined ? by : `the rule ${rule}`}: ${why}`;
  }
  if (told) {
    const rule = TRIAGE_RULES.find(({ name }) => name === told.rule);
    const why = rule?.verdict({
      outcome,
      priority,
      streak: 0,
      issue: undefined,
      isMended: false,
      hasProject: project !== "",
    }).why;
    return `you were told by the rule ${told.rule}${why === undefined ? "" : `: ${why}`}`;
  }
  return status === "claimed" ? "somebody looks at it" : "waits for somebody to look";
}
