import { FLOWS, personas } from "@wheelhouse/flows";
import { demoFlow } from "../demo/demo-flow.ts";
import { functionsFor } from "../functions/functions.ts";
import { loadPersonas } from "../personas/load-personas.ts";
import type { KnownPersona } from "./compile/compiling.ts";
import type { Surroundings } from "./file/make-flow.ts";

/**
 * What flow files may name, those of a project or the user's own when they are used in one. In a project's flow its own
 * personas count for more than ours; in the user's a built-in name is ours everywhere, since a repository that was only
 * cloned must not say who works in a flow that needs no trust.
 */
export function surroundingsOf(
  project: string | undefined,
  origin: "project" | "user" = "project",
): Surroundings {
  const loaded = project === undefined ? [] : [...loadPersonas(project).personas.values()];
  const own = loaded
    .filter((each) => each.origin === "project" && (origin === "project" || !each.overrides))
    .map(({ persona }) => persona);
  const isOurs = project === undefined || origin === "user";
  const all: readonly KnownPersona[] = isOurs
    ? [...own, ...personas.values()]
    : loaded.map(({ persona }) => persona);
  return {
    personas: new Map(all.map((persona) => [persona.id, persona])),
    ofProject: new Map(own.map((persona) => [persona.id, persona])),
    functions: new Set(functionsFor("").keys()),
    builtIn: [...FLOWS.map(({ name }) => name), demoFlow.name],
  };
}
