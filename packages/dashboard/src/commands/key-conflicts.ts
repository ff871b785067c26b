import type { Command } from "./command.ts";

/** A command with the keys that a person has for it, and the views that offer it. */
export interface WithKeys {
  readonly command: Pick<Command, "id" | "title">;
  readonly keys: string | undefined;
  readonly places: readonly string[];
}

/**
 * For each command those of the same view that have its keys too, or keys that begin with them: pressing one never
 * reaches the other.
 */
export function keyConflicts(all: readonly WithKeys[]): ReadonlyMap<string, readonly string[]> {
  const conflicts = new Map<string, string[]>();
  for (const one of all) {
    const others = all.filter(
      (other) => other !== one && isTogether(one, other) && clash(one.keys, other.keys),
    );
    if (others.length > 0)
      conflicts.set(
        one.command.id,
        others.map(({ command }) => command.title),
      );
  }
  return conflicts;
}

function isTogether(one: WithKeys, other: WithKeys): boolean {
  return one.places.some((place) => other.places.includes(place));
}

function clash(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}
