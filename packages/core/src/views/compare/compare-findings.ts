import {
  findingFingerprint,
  type Fingerprinted,
  placeFingerprint,
} from "../../evidence/finding-fingerprint.ts";

/** A finding that both sides have. */
export interface StillThere<F> {
  readonly before: F;
  readonly after: F;
  /** Its claim was put into other words; it cites the same place. */
  readonly reworded: boolean;
}

/** What has become of findings. Nothing is in it twice, and nothing is left out. */
export interface FindingsCompared<F> {
  readonly added: readonly F[];
  readonly gone: readonly F[];
  readonly still: readonly StillThere<F>[];
}

/**
 * Which findings are new, gone and still there. The fingerprint decides; of those that are left, one that cites the same
 * quote in a file of the same name about the same topic is the same in other words. In the order in which they were given.
 */
export function compareFindings<F extends Fingerprinted>(
  before: readonly F[],
  after: readonly F[],
): FindingsCompared<F> {
  const partner = new Map<F, StillThere<F>>();
  const met = new Set<F>();
  const match = (key: (finding: F) => string | undefined, reworded: boolean): void => {
    const left = Map.groupBy(
      before.filter((each) => !met.has(each)),
      key,
    );
    for (const each of after) {
      const name = partner.has(each) ? undefined : key(each);
      const found = name === undefined ? undefined : left.get(name)?.shift();
      if (!found) continue;
      met.add(found);
      partner.set(each, { before: found, after: each, reworded });
    }
  };
  match(findingFingerprint, false);
  match(placeFingerprint, true);
  return {
    added: after.filter((each) => !partner.has(each)),
    gone: before.filter((each) => !met.has(each)),
    still: after.flatMap((each) => partner.get(each) ?? []),
  };
}
