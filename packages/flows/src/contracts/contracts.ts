import { EVIDENCE } from "./evidence.ts";
import type { Posture } from "./posture.ts";
import { YAGNI } from "./yagni.ts";

/** Both contracts as one section of a brief, in the order in which they apply. */
function contractsFor(posture: Posture): string {
  return `## Contract: YAGNI\n${YAGNI[posture]}\n\n## Contract: evidence\n${EVIDENCE[posture]}`;
}

/** The contracts that every brief carries, by posture. */
export const contracts: Readonly<Record<Posture, string>> = {
  produce: contractsFor("produce"),
  review: contractsFor("review"),
};
