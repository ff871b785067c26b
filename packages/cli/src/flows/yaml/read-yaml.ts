import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  visit,
} from "yaml";

/** A place in a file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A file as data, with the way back to its lines. */
export interface ReadYaml {
  readonly value: unknown;
  /** Mistakes of the notation itself; the value is of no use when there are any. */
  readonly errors: readonly (Position & { readonly what: string })[];
  /** Where what stands at a path begins; for a key, or for something missing, the innermost place that is there. */
  place(
    path: readonly PropertyKey[],
    more?: {
      readonly key?: string | undefined;
      readonly text?: { readonly row: number; readonly column: number } | undefined;
    },
  ): Position;
}

/**
 * Reads YAML in a time that grows with its length. Never throws; aliases are refused after a hundred, so that a small
 * file stays small.
 */
export function readYaml(source: string): ReadYaml {
  const lines = new LineCounter();
  // The parser compares every key of a map with every other; `twiceIn` does not.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
  const document = parseDocument(source, options);
  const positionOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const found = document.errors.map(({ pos, message }) => ({ offset: pos[0], what: message }));
  const errors = [...found, ...(found.length > 0 ? [] : twiceIn(document))].map(
    ({ offset, what }) => ({ ...positionOf(offset), what }),
  );
  const read = errors.length > 0 ? { value: undefined, errors } : valueOf(document, positionOf(0));
  return {
    ...read,
    place(path, { key, text } = {}) {
      const { offset, node } = find(document, path, key);
      const start = positionOf(offset);
      return text && node ? insideText(source, node, start, text) : start;
    },
  };
}

/** Keys that a map has twice, each where it is written again. */
function twiceIn(document: Document): { offset: number; what: string }[] {
  const twice: { offset: number; what: string }[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          twice.push({ offset: key.range?.[0] ?? 0, what: "Map keys must be unique" });
        seen.add(key.value);
      }
    },
  });
  return twice;
}

function valueOf(document: Document, start: Position): Pick<ReadYaml, "value" | "errors"> {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), errors: [] };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { value: undefined, errors: [{ ...start, what }] };
  }
}

function find(
  document: Document,
  path: readonly PropertyKey[],
  key: string | undefined,
): { offset: number; node: Node | undefined } {
  let offset = 0;
  for (let length = 0; length <= path.length; length++) {
    const found = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const node = isAlias(found) ? found.resolve(document) : found;
    if (!isNode(node) || !node.range) return { offset, node: undefined };
    offset = node.range[0];
    if (length === path.length && key === undefined) return { offset, node };
    const pair = isMap(node)
      ? node.items.find(({ key: each }) => isScalar(each) && each.value === (path[length] ?? key))
      : undefined;
    if (isScalar(pair?.key) && pair.key.range) offset = pair.key.range[0];
  }
  return { offset, node: undefined };
}

/** A place inside a text. What is written on lines of its own keeps its lines; other notations only begin somewhere. */
function insideText(
  source: string,
  node: Node,
  start: Position,
  { row, column }: { readonly row: number; readonly column: number },
): Position {
  if (!isScalar(node) || !node.range) return start;
  if (node.type === Scalar.BLOCK_LITERAL) {
    const body = source.slice(node.range[0]).split("\n").slice(1);
    const indent = /^ */.exec(body.find((line) => line.trim() !== "") ?? "")?.[0].length ?? 0;
    return { line: start.line + row, column: indent + column };
  }
  if (node.type === Scalar.PLAIN && row === 1)
    return { line: start.line, column: start.column + column - 1 };
  if (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE)
    return row === 1 ? { line: start.line, column: start.column + column } : start;
  return start;
}
