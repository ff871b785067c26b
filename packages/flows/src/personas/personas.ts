import { WheelhouseError } from "@wheelhouse/core";
import { personaSources } from "./generated/index.ts";
import { parsePersona, type PersonaFile } from "./persona-file.ts";

/** Id of a built-in persona. */
export type PersonaId = keyof typeof personaSources;

/** The built-in personas by id. */
export const personas: ReadonlyMap<string, PersonaFile> = new Map(
  Object.entries(personaSources).map(([id, markdown]) => [
    id,
    parsePersona(markdown, `personas/${id}.md`),
  ]),
);

/** A built-in persona. */
export function personaOf(id: PersonaId): PersonaFile {
  const persona = personas.get(id);
  if (!persona) throw new WheelhouseError("internal", `There is no persona ${id}.`);
  return persona;
}
