import { WheelhouseError } from "@wheelhouse/core";
import type { Projection } from "../journal.ts";

const NAME = /^[a-z][a-z0-9_]{0,59}$/;

/**
 * Checks what the owner of a projection wrote: names that are plain SQL names, a text key among the
 * columns, indexed columns that exist, no name twice. Throws `internal`, since it is our own mistake.
 */
export function checkProjections(projections: readonly Projection[]): void {
  const names = new Set<string>();
  for (const { name, columns, key, indexes = [] } of projections) {
    const wrong = [name, ...Object.keys(columns)].find((word) => !NAME.test(word));
    if (wrong !== undefined) throw mistake(name, `${JSON.stringify(wrong)} is not a plain name`);
    if (columns[key] !== "TEXT") throw mistake(name, `its key ${key} is not a TEXT column`);
    const missing = indexes.flat().find((column) => columns[column] === undefined);
    if (missing !== undefined) throw mistake(name, `its index ${missing} is not a column`);
    if (names.has(name)) throw mistake(name, "another one has this name");
    names.add(name);
  }
}

/** What the file keeps of a projection: when this or the version differs, the table is rebuilt. */
export function definitionOf({ columns, key, indexes = [], streams }: Projection): string {
  return JSON.stringify({ columns, key, indexes, streams });
}

function mistake(name: string, cause: string): WheelhouseError {
  return new WheelhouseError("internal", `The projection ${name} cannot be used: ${cause}.`);
}
