import type { Citation, Material } from "@wheelhouse/core";
import { joinPath, presence } from "../documents/resolve-path.ts";
import { namesIn, type Named } from "../material/names-in.ts";
import { statementsOf, type Statement } from "../material/statements.ts";
import { commandsOf } from "../project/commands.ts";
import { filesWith } from "../project/word-index.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite } from "./cite.ts";
import { count, type AnalysisContext } from "./context.ts";
import { isBelow } from "./in-scope.ts";

/** Where what is desired is looked for: a part of the tree, or a text that was given. */
interface Present {
  readonly index: SourceIndex;
  readonly isIn: (file: SourceFile) => boolean;
  /** The words of a text that stands for what is; undefined when the tree does. */
  readonly text: string | undefined;
  readonly name: string;
}

/** Looks up what a desired state names: files, commands, flags, routes, settings and functions that should be there. */
export function analyseGaps(context: AnalysisContext): AnalysisResult {
  const { index, brief } = context;
  const material = brief.material ?? [];
  const desired = material.filter(({ name }) => name !== "current" && name !== "items");
  if (desired.length === 0)
    return { candidates: [], clean: [], notRun: ["gaps: no document says what should be there"] };
  const present = presentOf(
    index,
    material.find(({ name }) => name === "current"),
  );
  const candidates: Candidate[] = [];
  let [statements, open, found] = [0, 0, 0];
  for (const one of desired) {
    const seen = new Set<string>();
    for (const statement of statementsOf(one.text)) {
      statements += 1;
      const names = namesIn(statement.raw);
      if (names.length === 0) open += 1;
      for (const named of names) {
        if (seen.has(named.shown)) continue;
        seen.add(named.shown);
        if (isThere(named, present, one)) found += 1;
        else candidates.push(gap(named, statement, one, present));
      }
    }
  }
  const needsModel =
    open === 0
      ? []
      : [
          `gaps: ${open} of ${count(statements, "statement")} name nothing that can be looked up: whether they hold needs a model`,
        ];
  const reverse = "gaps: what is there and nobody asked for needs a model";
  return {
    candidates,
    clean:
      found === 0
        ? []
        : [
            `gaps: ${count(found, "thing")} that the desired state names ${found === 1 ? "is" : "are"} there`,
          ],
    notRun: [...needsModel, reverse],
  };
}

function presentOf(index: SourceIndex, current: Material | undefined): Present {
  const path = current?.path;
  if (current === undefined)
    return { index, isIn: () => true, text: undefined, name: "the project" };
  const below =
    path !== undefined &&
    (path === "." || index.files.some((file) => file.path !== path && isBelow(file.path, path)));
  // A folder, or code, is searched; a document that describes what is speaks for itself.
  const code = path !== undefined && !/\.(?:md|mdx|txt|rst)$/.test(path) && index.byPath.has(path);
  if (path !== undefined && (below || code))
    return {
      index,
      isIn: (file) => isBelow(file.path, path),
      text: undefined,
      name: `\`${path}\``,
    };
  return {
    index,
    isIn: () => false,
    text: current.text,
    name: path === undefined ? "the current state" : `\`${path}\``,
  };
}

function isThere(
  { kind, value, shown }: Named,
  present: Present,
  { path = "" }: Material,
): boolean {
  const { index, isIn, text } = present;
  if (text !== undefined)
    return text.includes(kind === "name" ? value : shown) || text.includes(value);
  const names = (runner: string): boolean =>
    commandsOf(index).some((one) => one.runner === runner && one.name === value);
  switch (kind) {
    case "path": {
      const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
      const near = joinPath(folder, value);
      if ([value, near ?? value].some((one) => presence(index, one) !== "absent")) return true;
      return [...index.seen].some((one) => one.endsWith(`/${value}`));
    }
    case "script":
      return names("npm");
    case "target":
      return names("make");
    case "route": {
      // The same route may be written with other marks for what is filled in.
      const parts = value.split("/").filter((part) => /^[\w-]+$/.test(part));
      const fixed = parts.toSorted((a, b) => b.length - a.length)[0];
      return (
        fixed === undefined ||
        index.files.some(
          (file) =>
            isIn(file) &&
            file.role !== "docs" &&
            !/\.mdx?$/.test(file.path) &&
            holdsRoute(file, value),
        )
      );
    }
    case "flag":
      return index.files.some(
        (file) =>
          isIn(file) &&
          !/\.mdx?$/.test(file.path) &&
          (file.text.includes(value) ||
            file.text.includes(`"${value.slice(2)}"`) ||
            file.text.includes(`${camel(value.slice(2))}:`)),
      );
    case "variable":
    case "name":
      return filesWith(index, value).some(isIn);
  }
}

function holdsRoute(file: SourceFile, route: string): boolean {
  if (file.text.includes(route)) return true;
  const pattern = route
    .split("/")
    .map((part) => (/^[\w-]*$/.test(part) ? part : "[:{$<*][^/\"'`]*"))
    .join("/");
  return pattern !== route && new RegExp(pattern).test(file.text);
}

const camel = (flag: string): string =>
  flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const KINDS: Readonly<Record<Named["kind"], string>> = {
  path: "file",
  script: "script",
  target: "make target",
  flag: "option",
  variable: "setting",
  route: "route",
  name: "name",
};

function gap(
  named: Named,
  statement: Statement,
  material: Material,
  { index, name }: Present,
): Candidate {
  const file = material.path === undefined ? undefined : index.byPath.get(material.path);
  const citations: Citation[] = file === undefined ? [] : [cite(file, statement.line)];
  const said = statement.text.length > 160 ? `${statement.text.slice(0, 159)}…` : statement.text;
  return {
    analysis: "gaps",
    rule: `missing-${named.kind}`,
    severity: "medium",
    confidence: 0.8,
    impact: 1,
    claim: `The ${KINDS[named.kind]} \`${named.shown}\`, which the desired state names, is not in ${name}.`,
    why: `It should be: "${said}".`,
    fix: "Add it, or change what is desired.",
    topic: "gap",
    citations,
    ...(file === undefined ? { trust: "provided" as const } : {}),
    path: material.path ?? "",
    touches: "lines",
  };
}
