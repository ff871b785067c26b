import type { Element, ElementContent, Nodes, Properties, Root, RootContent } from "hast";
import { visibleText } from "./visible-text.ts";

/** Where a link may lead: to pages and letter boxes, and to notes of the same text. */
const LINK = /^(?:https?:\/\/|mailto:|#)/i;

/** What Markdown is made of; of any other element only what is inside stays. */
const TAGS: ReadonlySet<string> = new Set(
  (
    "a blockquote br code del em h1 h2 h3 h4 h5 h6 hr input li ol p pre section strong sup table " +
    "tbody td th thead tr ul"
  ).split(" "),
);

/** What is kept of an element, beside what is inside. Everything else is dropped. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "id"],
  code: ["className"],
  input: ["type", "checked", "disabled"],
  li: ["id"],
  ol: ["start"],
  td: ["align"],
  th: ["align"],
};

/**
 * Makes a tree harmless that was made of somebody else's Markdown: links lead to the web or a mailbox or
 * are none, images are words, no attribute is kept that is not named here, and text shows what it hides.
 * *Contract*: nothing in the result is loaded, run or styled by whoever wrote the text.
 */
export function safeTree(tree: Root): Root {
  return { type: "root", children: tree.children.flatMap(safeNodes<RootContent>) };
}

function safeNodes<T extends Nodes>(node: T): (T | ElementContent)[] {
  if (node.type === "text") return [{ ...node, value: visibleText(node.value) }];
  if (node.type !== "element") return [];
  if (node.tagName === "img") return [{ type: "text", value: imageText(node) }];
  const children = node.children.flatMap(safeNodes<ElementContent>);
  if (!TAGS.has(node.tagName) || (node.tagName === "a" && !isSafeLink(node))) return children;
  const properties = keptOf(node);
  return [{ ...node, properties, children }];
}

function isSafeLink({ properties: { href } }: Element): boolean {
  return typeof href === "string" && LINK.test(href);
}

function keptOf({ tagName, properties }: Element): Properties {
  const kept = (KEPT[tagName] ?? []).flatMap((name) => {
    const value = properties[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const isAway = tagName === "a" && !String(properties["href"]).startsWith("#");
  return {
    ...Object.fromEntries(kept),
    ...(isAway && { rel: ["noopener", "noreferrer", "nofollow"] }),
  };
}

/** An image is not fetched: whoever put it there would learn who reads. */
function imageText({ properties: { alt } }: Element): string {
  const words = typeof alt === "string" ? visibleText(alt).trim() : "";
  return words === "" ? "[image]" : `[image: ${words}]`;
}
