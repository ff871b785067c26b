import { FLOWS, personas } from "@wheelhouse/flows";
import { demoFlow } from "../demo/demo-flow.ts";
import { functionsFor } from "../functions/functions.ts";
import { loadPersonas } from "../personas/load-personas.ts";
import type { KnownPersona } from "./compile/compiling.ts";
import type { Surroundings } from "./file/make-flow.ts";

/** What flow files of a project, or of no project, may name; in a project its own personas count for more than ours. */
export function surroundingsOf(project: string | undefined): Surroundings {
  const loaded = project === undefined ? [] : [...loadPersonas(project).personas.values()];
  const all: readonly KnownPersona[] =
    project === undefined ? [...personas.values()] : loaded.map(({ persona }) => persona);
  const own = loaded.filter(({ origin }) => origin === "project").map(({ persona }) => persona);
  return {
    personas: new Map(all.map((persona) => [persona.id, persona])),
    ofProject: new Map(own.map((persona) => [persona.id, persona])),
    functions: new Set(functionsFor("").keys()),
    builtIn: [...FLOWS.map(({ name }) => name), demoFlow.name],
  };
}
