import { outlineOf, type Definition } from "../lex/outline.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { lengthOf } from "./biggest-parts.ts";

/** Definitions of one file that refer to each other, and to no others of it. */
export interface RelatedGroup {
  readonly definitions: readonly Definition[];
  readonly lines: number;
}

/** Groups a file's top-level definitions by who names whom, largest first. */
export function relatedGroups(file: SourceFile): readonly RelatedGroup[] {
  const definitions = outlineOf(file).filter((one) => one.level === 0 && one.kind !== "value");
  const parent = definitions.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  const owner = new Map<string, number>();
  for (const [i, one] of definitions.entries()) {
    const name = simpleName(one.name);
    const first = owner.get(name);
    // An implementation belongs to the type that it names.
    if (first === undefined) owner.set(name, i);
    else parent[root(i)] = root(first);
  }
  const lines = file.lexed.code.split("\n");
  for (const [i, one] of definitions.entries())
    for (const text of lines.slice(one.line - 1, one.endLine))
      for (const word of text.match(/[A-Za-z_$][\w$]*/g) ?? []) {
        const other = owner.get(word);
        if (other !== undefined && root(other) !== root(i)) parent[root(other)] = root(i);
      }
  const groups = new Map<number, Definition[]>();
  for (const [i, one] of definitions.entries()) {
    const members = groups.get(root(i)) ?? [];
    members.push(one);
    groups.set(root(i), members);
  }
  return [...groups.values()]
    .map((members) => ({
      definitions: members,
      lines: members.reduce((sum, one) => sum + lengthOf(one), 0),
    }))
    .toSorted((a, b) => b.lines - a.lines);
}

function simpleName(name: string): string {
  return /([A-Za-z_$][\w$]*)(?:<.*)?$/.exec(name.trim())?.[1] ?? name;
}
