/** A file that two sides have changed so that git cannot put both together. */
export interface Conflict {
  readonly path: string;
  /** What git calls it, such as `contents`, `modify/delete`, `binary` or `rename/rename`. */
  readonly kind: string;
  /** Which sides have a version of it. */
  readonly sides: { readonly work: boolean; readonly base: boolean };
  /** What git says about it, in a sentence or some. */
  readonly said: string;
}

/** What came of putting two sides together. */
export interface Merged {
  /** Git's name of all files, with markers where contents conflict. */
  readonly tree: string;
  readonly conflicts: readonly Conflict[];
}

/**
 * Reads what `git merge-tree --write-tree -z` prints: the tree, the versions of each path that conflicts, and messages, each with the
 * paths that it is about. Pure.
 */
export function parseMerge(text: string): Merged {
  const fields = text.split("\0");
  const tree = (fields.shift() ?? "").trim();
  const stages = new Map<string, Set<string>>();
  for (let field = fields.shift(); field !== undefined && field !== ""; field = fields.shift()) {
    const [, stage = "", path = ""] = /^\d+ [0-9a-f]+ ([123])\t(.*)$/s.exec(field) ?? [];
    const known = stages.get(path) ?? new Set();
    stages.set(path, known.add(stage));
  }
  const messages = parseMessages(fields);
  const conflicts = [...stages].map(([path, known]): Conflict => {
    const about = messages.filter(({ paths }) => paths.includes(path));
    const [first] = about;
    return {
      path,
      kind: first?.kind ?? "contents",
      sides: { work: known.has("2"), base: known.has("3") },
      said: about.map(({ said }) => said).join(" "),
    };
  });
  return { tree, conflicts };
}

interface Message {
  readonly paths: readonly string[];
  readonly kind: string;
  readonly said: string;
}

/** Those that tell of a conflict; git also tells what it has put together itself. */
function parseMessages(fields: readonly string[]): Message[] {
  const found: Message[] = [];
  for (let at = 0; at < fields.length;) {
    const count = Number(fields[at++]);
    if (!Number.isInteger(count) || count < 1) break;
    const paths = fields.slice(at, at + count);
    const type = fields[at + count] ?? "";
    const said = (fields[at + count + 1] ?? "").replaceAll(/\s+/g, " ").trim();
    at += count + 2;
    const [, kind] = /^CONFLICT \((.*)\)$/.exec(type) ?? [];
    if (kind !== undefined) found.push({ paths, kind, said });
  }
  return found;
}
