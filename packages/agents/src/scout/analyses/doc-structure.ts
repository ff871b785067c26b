import { linksOf } from "../documents/links.ts";
import { joinPath } from "../documents/resolve-path.ts";
import { structurePlaces } from "../documents/structure-places.ts";
import { headingsOf } from "../documents/markdown-file.ts";
import type { Place } from "../code/place.ts";
import { isDocument } from "../project/document-facts.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { AnalysisResult } from "./candidate.ts";
import type { AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

/** Settings of programs that make a site of documents: they show outlines and link every page. */
const SITE =
  /(^|\/)(?:mkdocs\.ya?ml|docusaurus\.config\.[cm]?[jt]s|\.vitepress|\.vuepress|astro\.config\.\w+|book\.toml|_config\.yml|conf\.py|antora\.yml|hugo\.toml|_sidebar\.md|SUMMARY\.md|mint\.json|docs\.json|\.storybook|nav\.adoc)$/;

/** Finds what makes documents hard to find, and to find one's way in. */
export function analyseDocStructure(context: AnalysisContext): Promise<AnalysisResult> {
  const { index } = context;
  const site = [...index.seen].some((path) => SITE.test(path));
  const linked = linkedDocuments(index);
  return analysePlaces(context, {
    analysis: "doc-structure",
    isFor: isDocument,
    placesIn: (file) => [...structurePlaces(file, site), ...(site ? [] : orphan(file, linked))],
    none: "no dead end, empty section or jump of levels",
    nothing: "there is no document",
  });
}

/** Paths of documents, and of folders, that another document leads to or names. */
function linkedDocuments(index: SourceIndex): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of index.files.filter(isDocument)) {
    for (const { target } of linksOf(file)) {
      const path = joinPath(file.folder, (target.split("#")[0] ?? "").split("?")[0] ?? "");
      if (path !== undefined && path !== file.path)
        found.add(path).add(`${path}.md`).add(`${path}/README.md`).add(`${path}/index.md`);
    }
    for (const match of file.text.matchAll(/`([\w./-]{1,200}\.mdx?)`/g)) {
      const named = match[1] ?? "";
      for (const base of [joinPath(file.folder, named), joinPath("", named)])
        if (base !== undefined && base !== file.path) found.add(base);
    }
  }
  return found;
}

/** A document below `docs` that no other one leads to, where others are led to. */
function orphan(file: SourceFile, linked: ReadonlySet<string>): readonly Place[] {
  if (
    !/^docs?\//i.test(file.path) ||
    /(^|\/)(?:readme|index)\.mdx?$/i.test(file.path) ||
    linked.has(file.path)
  )
    return [];
  // A folder that is linked is a list of its own: decisions, notes, posts.
  const parts = file.folder.split("/");
  if (parts.some((_, at) => linked.has(parts.slice(0, at + 1).join("/")))) return [];
  const others = [...linked].filter((path) => path.startsWith("doc") && path !== file.path).length;
  if (others < 2) return [];
  return [
    {
      rule: "orphan",
      topic: "doc-structure",
      offset: file.lineStarts[(headingsOf(file)[0]?.line ?? 1) - 1] ?? 0,
      what: `No other document leads to \`${file.path}\``,
      why: "Only who knows that it is there finds it, so it is read rarely and goes out of date unseen.",
      fix: "Link it from where a reader needs it, or take it out",
      severity: "low",
      confidence: 0.8,
    },
  ];
}
