import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "@wheelhouse/core";

/** Larger files are no flows, in bytes. */
const MOST_BYTES = 256 * 1024;
/** Most files of a directory that are looked at. */
const MOST_FILES = 200;

/** A file that may be a flow. */
export interface FoundFile {
  readonly path: string;
  /** The file's own name, without a number before it and without its ending. */
  readonly name: string;
  readonly form: "yaml" | "typescript";
  /** Its text, or why it cannot be read. */
  readonly text: { readonly ok: string } | { readonly problem: string };
}

/** The flow files of a directory by name; none when there is no such directory. */
export function findFlowFiles(directory: string): readonly FoundFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(directory);
  } catch {
    return [];
  }
  return names
    .toSorted()
    .flatMap((name) => formOf(name) ?? [])
    .slice(0, MOST_FILES)
    .map(({ file }) => readFlowFile(join(directory, file)));
}

/** Reads one flow file, wherever it is. */
export function readFlowFile(path: string): FoundFile {
  const file = path.split("/").at(-1) ?? path;
  const { form = "yaml" } = formOf(file) ?? {};
  return { path, name: nameOf(file), form, text: textOf(path) };
}

function formOf(file: string): { file: string; form: FoundFile["form"] } | undefined {
  if (file.startsWith(".") || file.endsWith(".d.ts")) return undefined;
  if (/\.ya?ml$/.test(file)) return { file, form: "yaml" };
  return /\.m?ts$/.test(file) ? { file, form: "typescript" } : undefined;
}

/** A number before the name only puts the files in order. */
function nameOf(file: string): string {
  return file.replace(/\.(ya?ml|m?ts)$/, "").replace(/^\d+-/, "");
}

/** A link is not followed: what it leads to is no part of the repository that a person trusts. */
function textOf(path: string): FoundFile["text"] {
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink())
      return { problem: "it is a link, and only a file of its own is read" };
    if (!found.isFile()) return { problem: "it is not a file" };
    if (found.size > MOST_BYTES) return { problem: `it is larger than ${MOST_BYTES / 1024} KiB` };
    return { ok: readFileSync(path, "utf8") };
  } catch (error) {
    return { problem: `it cannot be read: ${messageOf(error)}` };
  }
}
