import { jsonFile, textsOf } from "../formats/json-file.ts";
import { tomlEntries } from "../formats/toml-entries.ts";
import { yamlAt, yamlTree } from "../formats/yaml-tree.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Fact } from "./fact.ts";

/** A command of the project that can be run as it is written. */
export interface Command extends Fact {
  /** The name alone, such as `build`. */
  readonly name: string;
  /** Which program knows it. */
  readonly runner: "npm" | "make" | "just" | "task" | "composer" | "installed";
}

const commands = new WeakMap<SourceIndex, readonly Command[]>();

/** The commands that the manifests and make files of a tree define; none is made up. */
export function commandsOf(index: SourceIndex): readonly Command[] {
  const known = commands.get(index);
  if (known !== undefined) return known;
  const locks = [...index.seen].filter((path) =>
    /(^|\/)(?:yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/.test(path),
  );
  const made = index.files
    .filter((file) => !["fixture", "vendored", "test", "example"].includes(file.role))
    .flatMap((file) => commandsIn(file, locks))
    .toSorted((a, b) => depth(a.file) - depth(b.file));
  commands.set(index, made);
  return made;
}

const depth = (file: SourceFile): number =>
  file.folder === "" ? 0 : file.folder.split("/").length;

function commandsIn(file: SourceFile, locks: readonly string[]): readonly Command[] {
  if (file.name === "package.json") return fromScripts(file, "npm", npmCalled(file, locks));
  if (file.name === "composer.json") return fromScripts(file, "composer", "composer run");
  if (/^(?:GNU)?[Mm]akefile$|\.mk$/.test(file.name)) return fromMakefile(file);
  if (/^\.?[Jj]ustfile$/.test(file.name)) return fromJustfile(file);
  if (/^[Tt]askfile\.ya?ml$/.test(file.name)) return fromTaskfile(file);
  return file.name === "pyproject.toml" ? fromPyproject(file) : [];
}

/** How people of this tree call scripts, by the lock file next to the manifest or above it. */
function npmCalled(file: SourceFile, locks: readonly string[]): string {
  const near = locks.filter((lock) =>
    file.path.startsWith(lock.slice(0, lock.lastIndexOf("/") + 1)),
  );
  const lock = near.toSorted((a, b) => b.length - a.length)[0] ?? "";
  return lock.includes("pnpm")
    ? "pnpm run"
    : lock.includes("yarn")
      ? "yarn"
      : lock.includes("bun.")
        ? "bun run"
        : "npm run";
}

function command(
  file: SourceFile,
  line: number,
  runner: Command["runner"],
  name: string,
  call: string,
  says: string,
): Command {
  return {
    topic: "commands",
    subject: `${call} ${name}`.trim(),
    says: says.replace(/\s+/g, " ").slice(0, 160),
    file,
    line,
    name,
    runner,
  };
}

function fromScripts(
  file: SourceFile,
  runner: "npm" | "composer",
  call: string,
): readonly Command[] {
  const json = jsonFile(file);
  if (json === undefined) return [];
  return textsOf(json.value["scripts"]).map(([name, says]) =>
    command(file, json.lineOf("scripts", name), runner, name, call, says),
  );
}

function fromMakefile(file: SourceFile): readonly Command[] {
  const found = new Map<string, Command>();
  const lines = file.text.split("\n");
  for (const [at, text] of lines.entries()) {
    const [, names, comment] =
      /^([A-Za-z][\w./ -]{0,120}?)\s*::?(?![=:])[^#=]*(?:##\s*(.*))?$/.exec(text.slice(0, 400)) ??
      [];
    if (names === undefined || /[%$]/.test(names)) continue;
    const recipe = /^\t\s*@?-?(.+)/.exec(lines[at + 1] ?? "")?.[1];
    for (const name of names.split(/\s+/)) {
      // A target that is a file is made on the way, not called by a person.
      if (name.includes("/") || name.includes(".") || found.has(name)) continue;
      found.set(name, command(file, at + 1, "make", name, "make", comment ?? recipe ?? ""));
    }
  }
  return [...found.values()];
}

function fromJustfile(file: SourceFile): readonly Command[] {
  const lines = file.text.split("\n");
  return lines.flatMap((text, at): Command[] => {
    const name = /^@?([A-Za-z_][\w-]*)(?:\s+[^:=]*)?:(?!=)/.exec(text.slice(0, 300))?.[1];
    if (
      name === undefined ||
      name.startsWith("_") ||
      /^(?:set|alias|export|import|mod)\b/.test(text)
    )
      return [];
    const comment = /^#\s*(.+)/.exec(lines[at - 1] ?? "")?.[1];
    return [command(file, at + 1, "just", name, "just", comment ?? (lines[at + 1] ?? "").trim())];
  });
}

function fromTaskfile(file: SourceFile): readonly Command[] {
  return (yamlAt(yamlTree(file), "tasks")?.children ?? []).map((task) =>
    command(file, task.line, "task", task.key, "task", yamlAt(task.children, "desc")?.value ?? ""),
  );
}

function fromPyproject(file: SourceFile): readonly Command[] {
  return tomlEntries(file)
    .filter(({ table }) => table === "project.scripts" || table === "tool.poetry.scripts")
    .map(({ key, value, line }) => command(file, line, "installed", key, "", value));
}
