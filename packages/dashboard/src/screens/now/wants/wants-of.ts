import type { ForgeHealth, RepositoryObject } from "@wheelhouse/core";

/** Repositories by what is told of them; each list in the order of the server. */
export interface Wants {
  readonly wanting: readonly RepositoryObject[];
  /** Looked at, and they want nothing; something in them moves. */
  readonly calm: readonly RepositoryObject[];
  readonly dormant: readonly RepositoryObject[];
  /** Nobody wants to be told of them. */
  readonly ignored: readonly RepositoryObject[];
  /** They could not be looked at. What they wanted before is still told, and stands among those that want. */
  readonly failing: readonly RepositoryObject[];
  /** How many were looked at. */
  readonly looked: number;
  /** What is not known from forges, with how many repositories it is so. */
  readonly forges: readonly { readonly health: ForgeHealth; readonly count: number }[];
}

/** Sorts repositories by what is told of them. */
export function wantsOf(repositories: readonly RepositoryObject[]): Wants {
  const looked = repositories.filter(({ status }) => status === "ok");
  const calm = looked.filter(({ signals }) => signals.length === 0);
  const forges = new Map<ForgeHealth, number>();
  for (const { forge } of looked)
    if (forge !== "ok") forges.set(forge, (forges.get(forge) ?? 0) + 1);
  return {
    wanting: repositories.filter(
      ({ status, signals }) => status !== "ignored" && signals.length > 0,
    ),
    calm: calm.filter(({ dormant }) => !dormant),
    dormant: calm.filter(({ dormant }) => dormant),
    ignored: repositories.filter(({ status }) => status === "ignored"),
    failing: repositories.filter(({ status }) => status === "failing"),
    looked: looked.length,
    forges: [...forges].map(([health, count]) => ({ health, count })),
  };
}
