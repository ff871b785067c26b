import {
  type Action,
  actionSchema,
  findSecrets,
  refProblem,
  WheelhouseError,
} from "@wheelhouse/core";
import type { ReadProposal } from "./proposal-log.ts";

/**
 * What a person wants to be done in place of what was proposed: of the same kind, and among the proposals of its reply as that one was.
 * Throws `proposal.invalid`, which says what to change.
 */
export function editedAction(
  { row, action: proposed }: Pick<ReadProposal, "row" | "action">,
  wanted: Action,
  beside: readonly Pick<ReadProposal, "row" | "action">[],
): Action {
  if (wanted.kind !== proposed.kind)
    throw invalid(
      `It proposes ${proposed.kind}, and cannot become ${wanted.kind}.`,
      `Dismiss it, and ask for that.`,
    );
  const parsed = actionSchema.safeParse(named(wanted, proposed));
  if (!parsed.success) {
    const [problem] = parsed.error.issues;
    const at = problem?.path.join(".") ?? "";
    throw invalid(`${at === "" ? "It" : at} cannot be that: ${problem?.message}.`, "Change it.");
  }
  const others = beside.filter((each) => each.row.n !== row.n).map(({ action }) => action);
  const problem = refProblem([...others, parsed.data]);
  if (problem !== undefined)
    throw invalid(`Its names are not right: ${problem}.`, "Name issues by their numbers.");
  return parsed.data;
}

/** Throws `proposal.invalid` for an action with what looks like a secret: what is done is written down for good. */
export function mustBeTold(action: Action): void {
  for (const [name, value] of Object.entries(action)) {
    const [secret] = findSecrets(typeof value === "string" ? value : JSON.stringify(value));
    if (secret)
      throw invalid(
        `The ${name} holds what looks like a secret (${secret.kind}), and would be written down.`,
        "Take it out.",
      );
  }
}

/** It keeps its name: others of the reply wait for it by that. */
function named(wanted: Action, proposed: Action): Action {
  if (wanted.kind !== "create_issue" || proposed.kind !== "create_issue") return wanted;
  const { ref: _ref, ...words } = wanted;
  return proposed.ref === undefined ? words : { ...words, ref: proposed.ref };
}

function invalid(message: string, hint: string): WheelhouseError {
  return new WheelhouseError("proposal.invalid", message, { hint });
}
