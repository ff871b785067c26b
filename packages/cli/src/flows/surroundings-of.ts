import { FLOWS, personas } from "@wheelhouse/flows";
import { demoFlow } from "../demo/demo-flow.ts";
import { functionsFor } from "../functions/functions.ts";
import type { KnownPersona } from "./compile/compiling.ts";
import type { Surroundings } from "./file/make-flow.ts";

/** What flow files of a project, or of no project, may name. */
export function surroundingsOf(_project: string | undefined): Surroundings {
  const ofProject: ReadonlyMap<string, KnownPersona> = new Map();
  return {
    personas: new Map<string, KnownPersona>([...personas, ...ofProject]),
    ofProject,
    functions: new Set(functionsFor("").keys()),
    builtIn: [...FLOWS.map(({ name }) => name), demoFlow.name],
  };
}
