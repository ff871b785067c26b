import { isRecord, jsonFile } from "../formats/json-file.ts";
import { tomlEntries } from "../formats/toml-entries.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Fact } from "./fact.ts";
import { KNOWN_TOOLS } from "./known-tools.ts";
import { unitsOf, type Unit } from "./manifests.ts";

/** What the parts of a tree are written in and with, and how they belong together. */
export function stackFacts(index: SourceIndex): readonly Fact[] {
  return unitsOf(index).flatMap((unit) => [platform(unit, index), ...tools(unit)]);
}

const where = ({ folder }: Unit): string => (folder === "" ? "the top" : `\`${folder}\``);

function platform(unit: Unit, index: SourceIndex): Fact {
  const lock = lockOf(unit, index);
  const about = unit.about === "" ? "" : `: ${unit.about.replace(/\.$/, "")}`;
  const locked = lock === undefined ? "" : `, locked by \`${lock}\``;
  return {
    topic: "stack",
    subject: unit.name,
    says: `${unit.platform} at ${where(unit)}${locked}${about}`,
    file: unit.file,
    line: unit.line,
  };
}

const LOCKS =
  /^(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|npm-shrinkwrap\.json|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|go\.sum|Gemfile\.lock|composer\.lock)$/;

/** The lock file beside a unit's manifest. */
export function lockOf(unit: Unit, index: SourceIndex): string | undefined {
  const base = unit.folder === "" ? "" : `${unit.folder}/`;
  return [...namesIn(index, base)].find((name) => LOCKS.test(name));
}

const names = new WeakMap<SourceIndex, ReadonlyMap<string, readonly string[]>>();

/** Names of what stands right below a folder, which is empty or ends with a slash. */
export function namesIn(index: SourceIndex, base: string): readonly string[] {
  let known = names.get(index);
  if (known === undefined) {
    const made = new Map<string, string[]>();
    for (const path of index.seen) {
      const cut = path.lastIndexOf("/") + 1;
      const list = made.get(path.slice(0, cut));
      if (list === undefined) made.set(path.slice(0, cut), [path.slice(cut)]);
      else list.push(path.slice(cut));
    }
    known = made;
    names.set(index, made);
  }
  return known.get(base) ?? [];
}

function tools(unit: Unit): readonly Fact[] {
  const seen = new Set<string>();
  return unit.dependencies.flatMap(({ name, version, line }): Fact[] => {
    const role = Object.hasOwn(KNOWN_TOOLS, name) ? KNOWN_TOOLS[name] : undefined;
    if (role === undefined || seen.has(name)) return [];
    seen.add(name);
    return [
      {
        topic: "stack",
        subject: version === "" || version === "*" ? name : `${name} ${version}`,
        says: role,
        file: unit.file,
        line,
      },
    ];
  });
}

/** The parts that the top of a tree says it is made of, and which of them need which others. */
export function boundaryFacts(index: SourceIndex): readonly Fact[] {
  const units = unitsOf(index);
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return units
    .filter((unit) => unit.folder !== "" && isMember(unit, index))
    .map((unit) => {
      const needs = [
        ...new Set(
          unit.dependencies
            .map(({ name }) => name)
            .filter((name) => byName.has(name) && name !== unit.name),
        ),
      ];
      const others =
        needs.length === 0
          ? "needs no other part"
          : `needs ${needs.map((name) => `\`${name}\``).join(", ")}`;
      return {
        topic: "boundaries",
        subject: unit.name,
        says: `\`${unit.folder}\` ${others}${unit.about === "" ? "" : `: ${unit.about.replace(/\.$/, "")}`}`,
        file: unit.file,
        line: unit.line,
      };
    });
}

/** Whether a workspace of the tree names a unit's folder, by name or by a pattern with stars. */
function isMember(unit: Unit, index: SourceIndex): boolean {
  return patternsOf(index).some((pattern) => {
    const source = pattern
      .replace(/^\.\//, "")
      .replace(/\/$/, "")
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("**", "\u0001")
      .replaceAll("*", "[^/]*")
      .replaceAll("\u0001", ".*");
    return new RegExp(`^${source}$`).test(unit.folder);
  });
}

const patterns = new WeakMap<SourceIndex, readonly string[]>();

function patternsOf(index: SourceIndex): readonly string[] {
  const known = patterns.get(index);
  if (known !== undefined) return known;
  const texts = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  const top = (name: string) => index.byPath.get(name);
  const json = top("package.json");
  const workspaces = json === undefined ? undefined : jsonFile(json)?.value["workspaces"];
  const pnpm = top("pnpm-workspace.yaml")?.text ?? "";
  const cargo = top("Cargo.toml");
  const members =
    cargo === undefined
      ? ""
      : (tomlEntries(cargo).find((one) => one.table === "workspace" && one.key === "members")
          ?.value ?? "");
  const work = top("go.work")?.text ?? "";
  const made = [
    ...texts(isRecord(workspaces) ? workspaces["packages"] : workspaces),
    ...[...pnpm.matchAll(/^[ \t]*-\s*["']?([^"'\s#!]+)/gm)].map((match) => match[1] ?? ""),
    ...[...members.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ""),
    ...[...work.matchAll(/^[ \t]*(?:use\s+)?\.\/(\S+)/gm)].map((match) => match[1] ?? ""),
  ].filter((one) => one.length < 200);
  patterns.set(index, made);
  return made;
}
