import { nearest, WheelhouseError } from "@wheelhouse/core";
import type { DocumentInput, MaterialInput, MaterialOutput } from "../io/material.ts";
import { inScope } from "../scan/resolve-scope.ts";

/** What {@link resolveMaterial} works on. */
export interface MaterialSource {
  /** Every file of the project, relative. */
  readonly files: readonly string[];
  /** The text of a file; undefined when it is no text that can be read. */
  readonly read: (path: string) => string | undefined;
}

type Document = MaterialOutput["documents"][number];

/** Most characters of a document that a brief carries. */
const MOST = 60_000;
const DOCUMENT = /\.(md|mdx|markdown|txt|rst|adoc|org|html?|ya?ml|json|toml|feature)$/i;
const PATHLIKE = /^[\w@.-]+(\/[\w@.-]+)+\/?$|^[\w@-][\w@.-]*\.[A-Za-z]\w{0,9}$/;

/**
 * Finds the documents that a run was given: named inputs first, then what the focus says. A path is a file or directory
 * of the project; anything else is the text itself. Throws `flow.input` when a needed one is missing, when a path leads
 * nowhere (with the nearest ones), and when a file is no text.
 */
export function resolveMaterial(input: MaterialInput, source: MaterialSource): MaterialOutput {
  const documents = input.documents.flatMap((spec) => {
    const said = input.given[spec.name] ?? fromFocus(spec, input.focus, source);
    if (said !== undefined && said.trim() !== "") return [documentOf(spec, said.trim(), source)];
    if (!spec.required) return [];
    throw new WheelhouseError("flow.input", `${spec.title} is missing.`, { hint: hintFor(spec) });
  });
  return { documents };
}

function hintFor({ name, fromFocus: from }: DocumentInput): string {
  const named = `Give it with --input ${name}=PATH, or as text.`;
  if (from === "document")
    return `Name a document in the focus, such as docs/plan.md. Or: ${named}`;
  if (from === "left" || from === "right")
    return `Write the focus as "what is -> what should be", two paths or texts. Or: ${named}`;
  return from === "words" ? `Write it as the focus. Or: ${named}` : named;
}

function fromFocus(
  { fromFocus: from }: DocumentInput,
  focus: string,
  source: MaterialSource,
): string | undefined {
  const [left = "", ...right] = focus.split(/\s*(?:->|→|=>)\s*/);
  switch (from) {
    case "words":
      return documentIn(focus, source) ?? focus;
    case "left":
      return right.length > 0 ? left : undefined;
    case "right":
      return right.length > 0 ? right.join(" ") : undefined;
    case "document":
      return documentIn(focus, source);
    case undefined:
      return undefined;
  }
}

/** The first word of the focus that is a document, or would be one by its name. */
function documentIn(focus: string, { files }: MaterialSource): string | undefined {
  const known = new Set(files);
  const words = focus.split(/\s+/).map(pathOf);
  return words.find((word) => known.has(word)) ?? words.find((word) => DOCUMENT.test(word));
}

/** A word without the quotes, brackets and stops around it. */
const pathOf = (word: string): string =>
  word.replace(/^["'`(<[]+|["'`)>\],;:?!]+$|\.$/g, "").replace(/^\.\//, "");

function documentOf(spec: DocumentInput, said: string, source: MaterialSource): Document {
  const { name, title } = spec;
  const path = pathOf(said).replace(/\/+$/, "");
  if (!said.includes("\n") && source.files.includes(path)) {
    const text = source.read(path);
    if (text === undefined)
      throw new WheelhouseError("flow.input", `${title}: ${path} is no text that can be read.`, {
        hint: "Give a text file such as Markdown; export it from its program first.",
      });
    if (text.trim() === "")
      throw new WheelhouseError("flow.input", `${title}: ${path} is empty.`, {
        hint: "Name the file that has the text.",
      });
    return { name, title, path, kind: "file", ...cut(text) };
  }
  if (!said.includes("\n") && source.files.some((file) => inScope(file, [path])))
    return { name, title, path, kind: "directory", text: "", lines: 0, cut: false };
  if (PATHLIKE.test(said)) throw nowhere(title, path, source.files);
  return { name, title, kind: "text", ...cut(said) };
}

function nowhere(title: string, path: string, files: readonly string[]): WheelhouseError {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const same = files.filter((file) => file.slice(file.lastIndexOf("/") + 1) === base);
  const near = same.length > 0 ? same.slice(0, 3) : nearest(path, files);
  return new WheelhouseError("flow.input", `${title}: the project has no file ${path}.`, {
    hint:
      near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "Name it from the project's root.",
  });
}

function cut(text: string): Pick<Document, "text" | "lines" | "cut"> {
  return {
    text: text.slice(0, MOST),
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    cut: text.length > MOST,
  };
}
