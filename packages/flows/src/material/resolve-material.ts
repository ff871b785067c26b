import { nearest, WheelhouseError } from "@wheelhouse/core";
import type { DocumentInput, MaterialInput, MaterialOutput } from "../io/material.ts";
import { withoutSlash } from "../scan/bare-word.ts";
import { inScope } from "../scan/resolve-scope.ts";
import { fromFocus, pathOf } from "./document-in-focus.ts";

/** What {@link resolveMaterial} works on. */
export interface MaterialSource {
  /** Every file of the project, relative. */
  readonly files: readonly string[];
  /** The text of a file; undefined when it is no text that can be read. */
  readonly read: (path: string) => string | undefined;
  /** Where the project is, so that a path can be given from the root of the disk. */
  readonly root?: string | undefined;
}

type Document = MaterialOutput["documents"][number];

/** Most characters of a document that a brief carries. */
const MOST = 60_000;
/** No path is longer. */
const LONGEST = 4_096;
/** Leads out of the project, however it is written. */
const OUTSIDE = /^(?:\/|~\/|[A-Za-z]:[\\/]|(?:\.\.[\\/])+)\S/;
const PATHLIKE = /^[\w@.-]+(\/[\w@.-]+)+\/?$|^[\w@-][\w@.-]*\.[A-Za-z]\w{0,9}$/;

/**
 * Finds the documents that a run was given: named inputs first, then what the focus says. A path is a file or directory
 * of the project; anything else is the text itself. Throws `flow.input` when a needed one is missing, when a path leads
 * nowhere (with the nearest ones), and when a file is no text.
 */
export function resolveMaterial(input: MaterialInput, source: MaterialSource): MaterialOutput {
  const documents = input.documents.flatMap((spec) => {
    const said = input.given[spec.name] ?? fromFocus(spec, input.focus, source.files);
    if (said !== undefined && said.trim() !== "") return [documentOf(spec, said.trim(), source)];
    if (!spec.required) return [];
    throw new WheelhouseError("flow.input", `"${spec.title}" is not given.`, {
      hint: hintFor(spec),
    });
  });
  return { documents };
}

function hintFor({ name, fromFocus: from }: DocumentInput): string {
  const named = `--input ${name}=PATH, or the text itself in place of PATH`;
  if (from === "document")
    return `Name a document of the project after the flow, such as docs/plan.md. Or give it with ${named}.`;
  if (from === "left" || from === "right")
    return `Write both sides after the flow: "what is -> what should be", two paths or texts. Or give it with ${named}.`;
  return from === "words"
    ? `Write it after the flow, in your words or as the path of a document. Or give it with ${named}.`
    : `Give it with ${named}.`;
}

function documentOf(spec: DocumentInput, said: string, source: MaterialSource): Document {
  const { name, title } = spec;
  if (said.includes("\n")) return { name, title, kind: "text", ...cut(said) };
  const path = withoutSlash(below(source.root, pathOf(said)));
  if (source.files.includes(path)) {
    const text = source.read(path);
    if (text === undefined || !isText(text))
      throw new WheelhouseError("flow.input", `${title}: ${path} is no text that can be read.`, {
        hint: "Give a text file of at most 4 MB, such as Markdown; export it from its program first.",
      });
    if (text.trim() === "")
      throw new WheelhouseError("flow.input", `${title}: ${path} is empty.`, {
        hint: "Name the file that has the text.",
      });
    return { name, title, path, kind: "file", ...cut(text) };
  }
  if (path !== "" && source.files.some((file) => inScope(file, [path])))
    return { name, title, path, kind: "directory", text: "", lines: 0, cut: false };
  if (!/\s/.test(said) && OUTSIDE.test(said))
    throw new WheelhouseError("flow.input", `${title}: ${said} is outside of the project.`, {
      hint: "Copy it into the project, or give its text.",
    });
  if (PATHLIKE.test(said)) throw nowhere(title, path, source.files);
  return { name, title, kind: "text", ...cut(said) };
}

/** A path from the root of the disk as one from the project's. */
function below(root: string | undefined, path: string): string {
  const top = root === undefined ? undefined : withoutSlash(root.replaceAll("\\", "/"));
  return top !== undefined && path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path;
}

/** A PDF, or bytes that are no UTF-8, have been read as characters that nobody wrote. */
function isText(text: string): boolean {
  const odd = text.slice(0, 10_000).match(/\uFFFD/g)?.length ?? 0;
  return !text.startsWith("%PDF-") && odd <= 20;
}

function nowhere(title: string, path: string, files: readonly string[]): WheelhouseError {
  if (path.length > LONGEST)
    return new WheelhouseError("flow.input", `${title}: what was given is no path and no text.`, {
      hint: "Give a path of the project, or a text with words.",
    });
  const base = path.slice(path.lastIndexOf("/") + 1);
  const same = files.filter((file) => file.slice(file.lastIndexOf("/") + 1) === base);
  const near = same.length > 0 ? same.slice(0, 3) : nearest(path, files);
  return new WheelhouseError("flow.input", `${title}: the project has no file ${path}.`, {
    hint:
      near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "Name it from the project's root.",
  });
}

/** The text with the line ends of ours, as far as a brief carries it: whole lines, unless there is only one. */
function cut(given: string): Pick<Document, "text" | "lines" | "cut"> {
  const text = given.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  if (text.length <= MOST) return { text, lines, cut: false };
  const end = text.lastIndexOf("\n", MOST);
  return { text: end > 0 ? text.slice(0, end + 1) : text.slice(0, MOST), lines, cut: true };
}
