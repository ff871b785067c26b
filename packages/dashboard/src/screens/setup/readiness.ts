import type { CheckObject } from "@wheelhouse/core";

/** How much of a machine is ready. */
export interface Readiness {
  readonly ready: number;
  readonly total: number;
  /** Checks without which runs cannot be started. */
  readonly failing: number;
}

/** Counts checks by how they stand. An agent that is not there is not ready, and stands in nobody's way. */
export function readinessOf(all: readonly Pick<CheckObject, "id" | "status">[]): Readiness {
  // Where programs were looked for is told, and can be neither ready nor not.
  const checks = all.filter(({ id }) => id !== "agents.looked");
  return {
    ready: checks.filter(({ status }) => status === "ok").length,
    total: checks.length,
    failing: checks.filter(({ status }) => status === "fail").length,
  };
}
