import { MODE_INPUT } from "../spine/input-spec.ts";
import { spine } from "../spine/spine.ts";
import { REVIEW_ANGLES } from "./review-angles.ts";

/** `code-review`: what is wrong with a change, or with named files, and how bad it is. */
export const codeReview = spine({
  name: "code-review",
  title: "Code review",
  tab: "Review",
  answers: "What is wrong with this change, how bad is it, and what is good?",
  description:
    "Reviews a branch, uncommitted work or named files: a checklist, security, and the specialists whose subject the change touches. Findings are classed and capped, and what the change did not bring is kept apart.",
  posture: "review",
  about: "change",
  inputs: [MODE_INPUT],
  withoutFocus: "No focus was given: review what is in scope as a careful colleague would.",
  angles: REVIEW_ANGLES,
  caps: { small: 2, medium: 3, large: 6 },
  synthesizer: {
    persona: "project-manager",
    label: "Summary",
    look: `Say in the first sentence whether something critical stands in the way. Then name what decides, in the order in which
to act. Add two to four things that are good, as concrete as the findings, taken from what the reviewers found in order.`,
  },
  validators: [{ persona: "adversarial-validator", label: "Try to refute it", minBand: "large" }],
  sections: [
    "review-scope",
    "review-table",
    "review-verdict",
    "review-critical",
    "review-warnings",
    "review-suggestions",
    "review-yagni",
    "review-existing",
    "review-good",
    "review-checks",
    "review-security",
    "review-security-summary",
  ],
});
