import { lstatSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { readOwnText } from "../../personas/read-own-text.ts";

/** Larger files are no flows, in bytes. */
const MOST_BYTES = 256 * 1024;
/** Most files of a directory that are looked at. */
const MOST_FILES = 200;

/** A file that may be a flow. */
export interface FoundFile {
  readonly path: string;
  /** The file's own name, without a number before it and without its ending; signs that no name has are `?`. */
  readonly name: string;
  readonly form: "yaml" | "typescript";
  /** Its text, or why it cannot be read. */
  readonly text: { readonly ok: string } | { readonly problem: string };
}

/**
 * The flow files of a directory by name; none when there is no such directory. With `ofProject`, neither the directory nor
 * the one that it is in may be a link: what that leads to is no part of the repository that a person trusts.
 */
export function findFlowFiles(
  directory: string,
  { ofProject }: { readonly ofProject: boolean },
): readonly FoundFile[] {
  let names: readonly string[];
  try {
    const way = ofProject ? [dirname(directory), directory] : [];
    if (!way.every((each) => lstatSync(each).isDirectory())) return [];
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

/** A number before the name only puts the files in order. A name is shown in many places, so that it holds nothing odd. */
function nameOf(file: string): string {
  const name = file.replace(/\.(ya?ml|m?ts)$/, "").replace(/^\d+-/, "");
  return name.replaceAll(/[^\w.-]/g, "?");
}

function textOf(path: string): FoundFile["text"] {
  const read = readOwnText(path, MOST_BYTES);
  return "text" in read ? { ok: read.text } : { problem: read.why };
}
