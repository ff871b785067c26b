/** The flow that solves an issue. */
export const SOLVE_ISSUE = "solve-issue";
/** The step that asks a person for their yes to the plan, and the option that is the yes. */
export const APPROVE = { step: "approve", option: "approve" } as const;
/** The step that asks a person for their yes to the work, and the option that is the yes. */
export const ACCEPT = { step: "accept", option: "accept" } as const;
