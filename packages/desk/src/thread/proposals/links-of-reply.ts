import {
  type Action,
  circleOf,
  type Depending,
  type IssueState,
  MOST_DEPENDENCIES,
  WheelhouseError,
} from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import { readBoard } from "../../board/read-board.ts";
import { issueAppend, loadIssue } from "../../write/issue-log.ts";
import { numbered } from "../../write/refusals.ts";
import type { ReadProposal } from "./proposal-log.ts";
import type { ProposalPlace, ProposalPorts } from "./proposal-ports.ts";

/** The proposal of a reply that makes the issue of a name. */
export function makerOf(ref: string, beside: readonly ReadProposal[]): ReadProposal | undefined {
  return beside.find(({ action }) => action.kind === "create_issue" && action.ref === ref);
}

/**
 * The numbers of what an issue depends on. Of what the same reply proposes, those that were made and are there; others are left out,
 * and those that are still open come in by {@link linksTo} when they are made.
 */
export async function dependenciesOf(
  ports: Pick<ProposalPorts, "journal">,
  { project }: Pick<ProposalPlace, "project">,
  action: Extract<Action, { kind: "create_issue" }>,
  beside: readonly ReadProposal[],
): Promise<number[]> {
  const numbers: number[] = [];
  for (const each of action.depends_on ?? []) {
    if (typeof each === "number") {
      numbers.push(each);
      continue;
    }
    const maker = makerOf(each, beside);
    const number = maker?.row.status === "accepted" ? maker.effect?.issue : undefined;
    if (number === undefined) continue;
    const { deletedAt } = await loadIssue(ports, project.id, number);
    if (deletedAt === undefined) numbers.push(number);
  }
  return numbers;
}

/**
 * What has issues of the same reply that were made before depend on the one that is being made, as the reply wants it. Throws
 * `proposal.invalid` when they would wait for each other.
 */
export async function linksTo(
  ports: Pick<ProposalPorts, "journal">,
  { project, by }: Pick<ProposalPlace, "project" | "by">,
  made: { readonly ref: string | undefined; readonly number: number; readonly dependsOn: number[] },
  beside: readonly ReadProposal[],
): Promise<readonly StreamAppend[]> {
  const waiting = await issuesNaming(ports, project.id, made.ref, beside);
  if (waiting.length === 0) return [];
  const board = await readBoard(ports.journal, project.id);
  const known = board.numbers.flatMap((number) => board.hangsOn(number) ?? []);
  const self: Depending = { number: made.number, dependsOn: made.dependsOn, parent: null };
  const others = new Map([...known, self].map((each) => [each.number, each]));
  return waiting
    .filter(({ dependsOn }) => dependsOn.length < MOST_DEPENDENCIES)
    .map(({ number, seq, dependsOn }) => {
      const all = [...dependsOn, made.number].sort((one, other) => one - other);
      const circle = circleOf({ number, dependsOn: all, parent: null }, others);
      if (circle)
        throw new WheelhouseError(
          "proposal.invalid",
          `Then issue #${number} waits for itself: ${numbered(circle)}.`,
          { hint: `Let it not depend on #${number}.` },
        );
      return issueAppend(project.id, number, seq, [
        { type: "issue.edited", data: { dependsOn: all, by } },
      ]);
    });
}

/** What has issues of the same reply depend no more on one that is taken back. */
export async function linksAway(
  ports: Pick<ProposalPorts, "journal">,
  { project, by }: Pick<ProposalPlace, "project" | "by">,
  { ref, number: gone }: { readonly ref: string | undefined; readonly number: number },
  beside: readonly ReadProposal[],
): Promise<readonly StreamAppend[]> {
  return (await issuesNaming(ports, project.id, ref, beside))
    .filter(({ dependsOn }) => dependsOn.includes(gone))
    .map(({ number, seq, dependsOn }) => {
      const left = dependsOn.filter((each) => each !== gone);
      return issueAppend(project.id, number, seq, [
        { type: "issue.edited", data: { dependsOn: left, by } },
      ]);
    });
}

/** Issues that were made of the proposals which name another one of their reply. */
async function issuesNaming(
  ports: Pick<ProposalPorts, "journal">,
  project: string,
  ref: string | undefined,
  beside: readonly ReadProposal[],
): Promise<readonly IssueState[]> {
  const issues: IssueState[] = [];
  for (const { row, action, effect } of beside) {
    if (row.status !== "accepted" || action.kind !== "create_issue") continue;
    const isMeant = ref !== undefined && action.depends_on?.includes(ref) === true;
    if (!isMeant || effect?.issue === undefined) continue;
    const state = await loadIssue(ports, project, effect.issue);
    if (state.deletedAt === undefined) issues.push(state);
  }
  return issues;
}
