import {
  type IssueState,
  type Json,
  type JsonObject,
  jsonSchema,
  type ResolvedWork,
} from "@wheelhouse/core";
import { z } from "zod";
import { branchOf } from "./branch-of.ts";

/** The flow takes so much of an issue; what is longer is cut, and says so. */
const MOST = { description: 100_000, comment: 20_000, comments: 500 } as const;

const objectSchema = z.record(z.string(), jsonSchema);

/** What the input of the run is made of. */
export interface SolveParts {
  readonly issue: IssueState;
  readonly work: ResolvedWork;
  readonly roles: ResolvedWork["roles"];
  /** Whether a person is asked before the plan is followed. */
  readonly approval: "ask" | "auto";
  /** A saved plan. */
  readonly plan: Json | undefined;
  /** How many runs of the issue may have handed a branch over before. */
  readonly handedOver: number;
}

/** The input of the flow that solves an issue: all that it needs to know, as it is at the start. Pure. */
export function solveInput({
  issue,
  work,
  roles,
  approval,
  plan,
  handedOver,
}: SolveParts): JsonObject {
  const { number, title, description, type, labels, comments, origin, project } = issue;
  const { checks, prepare, carry, network, freshChecks, accept, branchPrefix, base } = work;
  return objectSchema.parse({
    issue: {
      project: project.id,
      number,
      title,
      description: cut(description, MOST.description),
      type,
      labels: [...labels],
      comments: comments
        .slice(-MOST.comments)
        .map(({ by, text }) => ({ by: by.slice(0, 200), text: cut(text, MOST.comment) })),
      ...(origin && { origin: { run: origin.run, finding: origin.finding } }),
    },
    work: {
      checks,
      prepare,
      carry,
      network,
      freshChecks,
      approval,
      accept,
      branch: branchOf(branchPrefix, number, title, handedOver),
      ...(base !== undefined && { base }),
    },
    roles,
    ...(plan !== undefined && { plan }),
  });
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const note = `\n\n(cut here: ${text.length} characters in all)`;
  return `${text.slice(0, most - note.length)}${note}`;
}
