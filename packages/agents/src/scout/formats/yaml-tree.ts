import type { SourceFile } from "../tree/source-file.ts";

/** A key of a YAML file with what stands below it. An item of a list has the key `-`. */
export interface YamlNode {
  readonly key: string;
  /** What stands behind the colon or dash on the same line, without quotes and comment; the text of a block scalar. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
  readonly children: readonly YamlNode[];
}

interface Open {
  readonly key: string;
  value: string;
  readonly line: number;
  readonly children: Open[];
  readonly indent: number;
}

const KEY =
  /^("[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s#:{}[\],&*!|>'"%@`-][^\s:#]{0,200}(?: [^\s:#]{1,80}){0,4}|-[^\s:]{1,80})\s*:(?:\s+(.*))?$/;
const trees = new WeakMap<SourceFile, readonly YamlNode[]>();

/**
 * Reads the shape of a YAML file by its indents: keys, lists and block texts, as people write them. Flow collections
 * stay text; anchors and tags are not followed. Several documents follow each other as one.
 */
export function yamlTree(file: SourceFile): readonly YamlNode[] {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const root: Open = { key: "", value: "", line: 0, children: [], indent: -1 };
  const stack: Open[] = [root];
  /** Indent of the key whose block text goes on. */
  let block: { readonly node: Open; readonly indent: number } | undefined;
  for (const [at, raw] of file.text.split("\n").entries()) {
    const line = raw.trimEnd().slice(0, 2000);
    const text = line.trimStart();
    const indent = line.length - text.length;
    if (block !== undefined) {
      if (text === "" || indent > block.indent) {
        block.node.value += `${text}\n`;
        continue;
      }
      block = undefined;
    }
    if (text === "" || text.startsWith("#") || text === "---" || text === "...") continue;
    block = place(stack, text, indent, at + 1);
  }
  trees.set(file, root.children);
  return root.children;
}

function place(
  stack: Open[],
  text: string,
  indent: number,
  line: number,
): { readonly node: Open; readonly indent: number } | undefined {
  let [rest, column] = [text, indent];
  for (;;) {
    const dash = /^-(?:\s+|$)/.exec(rest);
    const entry = dash === null ? KEY.exec(rest) : undefined;
    if (dash === null && entry === null) return undefined;
    while (stack.length > 1 && !isBelow(stack.at(-1), column, dash !== null)) stack.pop();
    const key = dash === null ? plain(entry?.[1] ?? "") : "-";
    const value = dash === null ? (entry?.[2] ?? "") : rest.slice(dash[0].length);
    const node: Open = { key, value: plain(value), line, children: [], indent: column };
    stack.at(-1)?.children.push(node);
    stack.push(node);
    if (/^[|>][-+0-9]*(?:\s+#.*)?$/.test(value)) {
      node.value = "";
      return { node, indent: column };
    }
    // What stands behind a dash is an entry of its own.
    if (dash === null || !KEY.test(value)) return undefined;
    column += dash[0].length;
    rest = value;
  }
}

/** Whether an entry at a column belongs to an open one. A list may stand at the column of its key. */
const isBelow = (open: Open | undefined, column: number, item: boolean): boolean =>
  open === undefined ||
  column > open.indent ||
  (item && column === open.indent && open.key !== "-");

/** A value without its quotes or the comment behind it. */
function plain(value: string): string {
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(value.trim());
  if (quoted !== null) return quoted[2] ?? "";
  return value.replace(/(?:^|\s)#.*$/, "").trim();
}

/** The children of the first child with a key, at each step of a path. */
export function yamlAt(
  nodes: readonly YamlNode[],
  ...path: readonly string[]
): YamlNode | undefined {
  let [found, below]: [YamlNode | undefined, readonly YamlNode[]] = [undefined, nodes];
  for (const key of path) {
    found = below.find((one) => one.key === key);
    if (found === undefined) return undefined;
    below = found.children;
  }
  return found;
}

/** Every node of a tree, outer ones first. */
export function yamlNodes(nodes: readonly YamlNode[]): readonly YamlNode[] {
  return nodes.flatMap((one) => [one, ...yamlNodes(one.children)]);
}
