import {
  type ActionKind,
  type DigestDecision,
  isWheelhouseError,
  type WheelhouseError,
} from "@wheelhouse/core";
import type { ClaimedItem } from "../inbox/claim-items.ts";
import { decideClaimed } from "../inbox/decide-claimed.ts";
import { releaseClaim } from "../inbox/release-claim.ts";
import { decidesAlone } from "./decides-alone.ts";
import type { DrainPorts } from "./drain-ports.ts";
import { BY_ORCHESTRATOR, proposeOnItem } from "./propose-on-item.ts";

/** What came back for a digest, and what may be done of it without a person. */
interface Answer {
  readonly decisions: readonly DigestDecision[];
  readonly autonomous: readonly ActionKind[];
}

/**
 * Does what was decided about the items of a digest, each in the append that records it, or proposes it; gives back what nothing was decided
 * about. *Contract*: a decision is about an item of this digest whose claim still holds, or it is none; of two about one item the first counts.
 */
export async function settleDigest(
  ports: DrainPorts,
  claimed: readonly ClaimedItem[],
  { decisions, autonomous }: Answer,
): Promise<void> {
  const waiting = new Map(claimed.map((each) => [each.row.id, each]));
  const undecided: ClaimedItem[] = [];
  let others = 0;
  for (const decided of decisions) {
    const claim = waiting.get(decided.item);
    if (!claim) {
      others++;
      continue;
    }
    waiting.delete(decided.item);
    const problem = await settleItem(ports, claim, { decided, autonomous });
    if (!problem) continue;
    ports.onNote(`The orchestrator's decision cannot be done: ${problem.message}`);
    undecided.push(claim);
  }
  if (others > 0)
    ports.onNote(
      `Decisions of the orchestrator about items that it was not asked about, or twice about one, which count for nothing: ${others}.`,
    );
  await giveBack(ports, [...undecided, ...waiting.values()], "undecided");
}

/** Gives back items that one holds. Those that are not held any more are somebody else's by now. */
export async function giveBack(
  ports: DrainPorts,
  claimed: readonly ClaimedItem[],
  why: "undecided" | "given up",
): Promise<void> {
  for (const { row, fence } of claimed) await releaseClaim(ports, { item: row.id, fence, why });
}

/** Decides, or proposes it to a person. Gives why neither can be. */
async function settleItem(
  ports: DrainPorts,
  { row, fence }: ClaimedItem,
  {
    decided,
    autonomous,
  }: {
    readonly decided: DigestDecision;
    readonly autonomous: readonly ActionKind[];
  },
): Promise<WheelhouseError | undefined> {
  const now = ports.clock.now();
  try {
    if (decidesAlone(decided.decision, row.priority, autonomous))
      await decideClaimed(ports, { ...decided, fence, by: BY_ORCHESTRATOR, now });
    else await proposeOnItem(ports, { decided, fence, now });
    return undefined;
  } catch (error) {
    if (isWheelhouseError(error)) return error;
    throw error;
  }
}
