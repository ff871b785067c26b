import type { Place } from "../code/place.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import { linksOf, type Link } from "./links.ts";
import { headingsOf } from "./markdown-file.ts";
import { joinPath, presence } from "./resolve-path.ts";

/** Links of a document that lead nowhere in the tree. Links to other places are not followed. */
export function deadLinks(file: SourceFile, index: SourceIndex): readonly Place[] {
  return linksOf(file).flatMap((link): Place[] => {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link.target) || /[{}$<>*]|%7B/i.test(link.target))
      return [];
    const [path = "", anchor] = link.target.split("#");
    const target = fileAt(file, index, path.split("?")[0] ?? "");
    if (target === "unknown") return [];
    if (target === undefined) return [deadPath(link)];
    // A link without words is an anchor itself.
    if (anchor === undefined || anchor === "" || link.image || link.text.trim() === "") return [];
    return typeof target === "string" || hasAnchor(target, anchor)
      ? []
      : [deadAnchor(link, target, anchor)];
  });
}

/** The document that a path leads to; `there` for what is no document, undefined for nothing. */
function fileAt(
  from: SourceFile,
  index: SourceIndex,
  path: string,
): SourceFile | "there" | "unknown" | undefined {
  if (path === "") return from;
  // A path from the top is one of the site that the document is made for.
  if (path.startsWith("/")) return "unknown";
  const joined = joinPath(from.folder, decode(path));
  if (joined === undefined) return "unknown";
  for (const one of [joined, `${joined}.md`, `${joined}.mdx`, joined.replace(/\.html?$/, ".md")]) {
    const state = presence(index, one);
    if (state === "unknown") return "unknown";
    if (state === "there") return index.byPath.get(one) ?? "there";
  }
  return undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Whether a document has a heading or an element with this name. */
function hasAnchor(file: SourceFile, anchor: string): boolean {
  if (!/\.mdx?$/.test(file.path)) return true;
  const wanted = decode(anchor).toLowerCase();
  // Lines of code, tabs and parts made by a site's generator have names of their own.
  if (/^l\d+|^:~:|^user-content-|\.|^readme$/.test(wanted)) return true;
  const headings = headingsOf(file);
  if (
    headings.some(
      ({ slug }) => slug === wanted || slug.replace(/-+/g, "-") === wanted.replace(/-+/g, "-"),
    )
  )
    return true;
  const named = new RegExp(
    `(?:\\bid|\\bname)\\s*=\\s*["']?${wanted.replace(/[^\w-]/g, ".")}["'\\s>]|\\{#${wanted.replace(/[^\w-]/g, ".")}\\b`,
    "i",
  );
  return named.test(file.text);
}

const deadPath = ({ target, offset, image }: Link): Place => ({
  rule: "dead-link",
  topic: "contradiction",
  offset,
  what: `The ${image ? "picture" : "link"} \`${target}\` leads to nothing in the tree`,
  why: "Whoever follows it gets an error instead of the explanation, and trusts the rest of the document less.",
  fix: "Point it at where the file is now, or take it out",
  severity: "medium",
  confidence: 0.9,
});

const deadAnchor = ({ target, offset }: Link, file: SourceFile, anchor: string): Place => ({
  rule: "dead-anchor",
  topic: "contradiction",
  offset,
  what: `The link \`${target}\` names the part \`${anchor}\`, which \`${file.path}\` does not have`,
  why: "Whoever follows it lands at the top of the page and has to search.",
  fix: "Name the heading as it is now",
  severity: "low",
  confidence: 0.85,
});
