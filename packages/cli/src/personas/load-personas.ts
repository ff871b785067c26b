import { join } from "node:path";
import {
  checkPersona,
  MOST_PERSONA_BYTES,
  type PersonaFile,
  type PersonaProblem,
  personas as builtIn,
} from "@wheelhouse/flows";
import { listOwnFiles } from "./list-own-files.ts";
import { readOwnText } from "./read-own-text.ts";

/** More persona files than this are a mistake. */
const MOST_FILES = 200;

/** A persona with where it comes from. */
export interface LoadedPersona {
  readonly persona: PersonaFile;
  readonly origin: "built-in" | "project";
  /** Relative to the project; absent when it is built in. */
  readonly path?: string;
  /** Whether it takes the place of the built-in one of its id. */
  readonly overrides: boolean;
}

/** The personas that flows of a project may name. */
export interface LoadedPersonas {
  /**
   * By id: those of the project, and the built-in ones that no file of the project replaces. An id whose file is broken is
   * not there at all, so that nobody gets the built-in one in place of what the project means.
   */
  readonly personas: ReadonlyMap<string, LoadedPersona>;
  readonly problems: readonly PersonaProblem[];
}

/**
 * Reads `.wheelhouse/personas/*.md` of a project. *Contract*: never throws; what cannot be read or is not right is among the
 * problems, with file and line. Built-in flows do not ask here: a project's file changes only flows that are not ours.
 */
export function loadPersonas(project: string): LoadedPersonas {
  const personas = new Map<string, LoadedPersona>(
    [...builtIn].map(([id, persona]) => [id, { persona, origin: "built-in", overrides: false }]),
  );
  const problems: PersonaProblem[] = [];
  const listed = listOwnFiles(project, "personas", { ends: ".md", most: MOST_FILES });
  if (listed.problem) {
    const { path, why } = listed.problem;
    problems.push({ file: path, message: `${path}: ${why}.` });
  }
  for (const name of listed.names) {
    const path = `.wheelhouse/personas/${name}`;
    const id = name.slice(0, -".md".length);
    const read = readOwnText(join(project, path), MOST_PERSONA_BYTES);
    const checked =
      "why" in read
        ? { problems: [{ file: path, message: `${path}: ${read.why}.` }] }
        : checkPersona(read.text, path);
    problems.push(...checked.problems);
    personas.delete(id);
    if ("persona" in checked && checked.persona) {
      const { persona } = checked;
      personas.set(id, { persona, origin: "project", path, overrides: builtIn.has(id) });
    }
  }
  return { personas, problems };
}
