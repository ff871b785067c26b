import type { Persona } from "@wheelhouse/core";
import { personaSources } from "./generated/index.ts";

/** Id of a persona of solving. They are apart from the catalogue: no flow of a project can ask for one that writes. */
export type SolverPersonaId = keyof typeof personaSources;

/** A persona of solving, as it is pinned into a plan. */
export function solverPersona(id: SolverPersonaId): Persona {
  return { id, text: personaSources[id] };
}
