import { isRecord, jsonFile, textsOf } from "../formats/json-file.ts";
import { tomlEntries, type TomlEntry } from "../formats/toml-entries.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";

/** A package that a manifest asks for. */
export interface Dependency {
  readonly name: string;
  /** As written; empty when any version will do. */
  readonly version: string;
  readonly line: number;
}

/** A part of the tree that says of itself what it is. */
export interface Unit {
  /** Relative to the tree; empty for its top. */
  readonly folder: string;
  readonly name: string;
  /** The line that names it. */
  readonly line: number;
  readonly file: SourceFile;
  /** Such as `Node.js` or `Go`, with the version that it asks for when it says one. */
  readonly platform: string;
  /** What the manifest says that it is for; may be empty. */
  readonly about: string;
  readonly dependencies: readonly Dependency[];
}

const units = new WeakMap<SourceIndex, readonly Unit[]>();

/** The units of a tree, outermost first. Manifests of fixtures, examples and copies of others are left out. */
export function unitsOf(index: SourceIndex): readonly Unit[] {
  const known = units.get(index);
  if (known !== undefined) return known;
  const made = index.files
    .filter((file) => !["fixture", "vendored", "test", "example"].includes(file.role))
    .flatMap((file) => {
      const unit = unitFrom(file);
      return unit === undefined ? [] : [unit];
    })
    .toSorted((a, b) => depth(a) - depth(b) || (a.file.path < b.file.path ? -1 : 1));
  units.set(index, made);
  return made;
}

const depth = ({ folder }: Unit): number => (folder === "" ? 0 : folder.split("/").length);
const nameOf = (file: SourceFile): string => file.folder.split("/").at(-1) ?? "";

function unitFrom(file: SourceFile): Unit | undefined {
  switch (file.name) {
    case "package.json":
      return fromPackageJson(file);
    case "pyproject.toml":
      return fromPyproject(file);
    case "requirements.txt":
      return fromRequirements(file);
    case "go.mod":
      return fromGoMod(file);
    case "Cargo.toml":
      return fromCargo(file);
    case "composer.json":
      return fromComposer(file);
    case "Gemfile":
      return fromLines(file, "Ruby", /^\s*gem\s+["']([\w-]+)["'](?:\s*,\s*["']([^"']+)["'])?/);
    case "pom.xml":
      return fromLines(file, "Java with Maven", /<artifactId>([\w.-]+)<\/artifactId>()/);
    case "build.gradle":
    case "build.gradle.kts":
      return fromLines(file, "JVM with Gradle", /["'][\w.-]+:([\w.-]+)(?::([\w.-]+))?["']/);
    default:
      return undefined;
  }
}

function fromPackageJson(file: SourceFile): Unit | undefined {
  const json = jsonFile(file);
  if (json === undefined) return undefined;
  const { value, lineOf } = json;
  const wanted = isRecord(value["engines"]) ? value["engines"]["node"] : undefined;
  const dependencies = [
    "dependencies",
    "devDependencies",
    "peerDependencies",
    "optionalDependencies",
  ].flatMap((kind) =>
    textsOf(value[kind]).map(([name, version]) => ({ name, version, line: lineOf(kind, name) })),
  );
  return {
    folder: file.folder,
    name: textIn(value, "name") ?? nameOf(file),
    line: lineOf(typeof value["name"] === "string" ? "name" : "scripts"),
    file,
    platform: typeof wanted === "string" ? `Node.js ${wanted}` : "Node.js",
    about: textIn(value, "description") ?? "",
    dependencies,
  };
}

const textIn = (value: Readonly<Record<string, unknown>>, key: string): string | undefined => {
  const text = value[key];
  return typeof text === "string" && text !== "" ? text : undefined;
};

function fromPyproject(file: SourceFile): Unit | undefined {
  const entries = tomlEntries(file);
  const at = (key: string): TomlEntry | undefined =>
    entries.find((one) => one.key === key && /^(?:project|tool\.poetry)$/.test(one.table));
  if (at("name") === undefined) return undefined;
  const listed = entries.filter(
    ({ table, key }) =>
      (table === "project" && key === "dependencies") ||
      /^(?:project\.optional-dependencies|dependency-groups)$/.test(table),
  );
  const dependencies = listed.flatMap(({ value, line }) =>
    [...value.matchAll(/["']([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*([^"';]*)/g)].map(
      ([, name = "", version = ""]) => ({
        name: name.toLowerCase(),
        version: version.trim(),
        line: lineWith(file, line, name),
      }),
    ),
  );
  const poetry = entries
    .filter(
      ({ table, key }) =>
        /^tool\.poetry\.(?:.*\.)?(?:dev-)?dependencies$/.test(table) && key !== "python",
    )
    .map(({ key, value, line }) => ({
      name: key.toLowerCase(),
      version: value.startsWith("{") ? "" : value,
      line,
    }));
  const version =
    at("requires-python")?.value ??
    entries.find((one) => one.table === "tool.poetry.dependencies" && one.key === "python")?.value;
  return {
    folder: file.folder,
    name: at("name")?.value ?? nameOf(file),
    line: at("name")?.line ?? 1,
    file,
    platform: version === undefined ? "Python" : `Python ${version}`,
    about: at("description")?.value ?? "",
    dependencies: [...dependencies, ...poetry],
  };
}

/** The first line at or after one that holds a text. */
function lineWith(file: SourceFile, from: number, text: string): number {
  for (let line = from; line < from + 200 && line <= file.lineStarts.length; line++)
    if (file.line(line).includes(text)) return line;
  return from;
}

function fromRequirements(file: SourceFile): Unit | undefined {
  return fromLines(file, "Python", /^([A-Za-z][\w.-]*)(?:\[[^\]]*\])?\s*([=<>~!][^#;\s]*)?/);
}

function fromGoMod(file: SourceFile): Unit | undefined {
  const name = /^module\s+(\S+)/m.exec(file.text);
  const version = /^go\s+([\d.]+)/m.exec(file.text)?.[1];
  const unit = fromLines(
    file,
    version === undefined ? "Go" : `Go ${version}`,
    /^(?:require\s+|\t)([\w.-]+\.[\w./-]+)\s+(v\S+)(?!.*\/\/ indirect)/,
  );
  return name === null || unit === undefined
    ? undefined
    : { ...unit, name: name[1] ?? unit.name, line: file.lineAt(name.index) };
}

function fromCargo(file: SourceFile): Unit | undefined {
  const entries = tomlEntries(file);
  const own = (key: string): TomlEntry | undefined =>
    entries.find((one) => one.table === "package" && one.key === key);
  const name = own("name");
  if (name === undefined) return undefined;
  const dependencies = entries
    .filter(({ table }) => /(?:^|\.)(?:dev-|build-)?dependencies$/.test(table))
    .map(({ key, value, line }) => ({
      name: key,
      version: /version\s*=\s*"([^"]*)"/.exec(value)?.[1] ?? (value.startsWith("{") ? "" : value),
      line,
    }));
  const edition = own("edition")?.value;
  return {
    folder: file.folder,
    name: name.value,
    line: name.line,
    file,
    platform:
      edition === undefined || edition.startsWith("{") ? "Rust" : `Rust, edition ${edition}`,
    about: own("description")?.value ?? "",
    dependencies,
  };
}

function fromComposer(file: SourceFile): Unit | undefined {
  const json = jsonFile(file);
  if (json === undefined) return undefined;
  const dependencies = ["require", "require-dev"].flatMap((kind) =>
    textsOf(json.value[kind]).map(([name, version]) => ({
      name,
      version,
      line: json.lineOf(kind, name),
    })),
  );
  return {
    folder: file.folder,
    name: textIn(json.value, "name") ?? nameOf(file),
    line: json.lineOf("name"),
    file,
    platform: "PHP",
    about: textIn(json.value, "description") ?? "",
    dependencies: dependencies.filter(({ name }) => name.includes("/")),
  };
}

/** A unit whose dependencies stand one a line: the pattern's groups are the name and the version. */
function fromLines(file: SourceFile, platform: string, pattern: RegExp): Unit | undefined {
  const dependencies = file.text.split("\n").flatMap((text, at): Dependency[] => {
    const [, name, version] = pattern.exec(text.slice(0, 300)) ?? [];
    return name === undefined
      ? []
      : [{ name: name.toLowerCase(), version: version ?? "", line: at + 1 }];
  });
  const [first] = dependencies;
  if (first === undefined && file.name !== "go.mod") return undefined;
  return {
    folder: file.folder,
    name: nameOf(file),
    line: first?.line ?? 1,
    file,
    platform,
    about: "",
    dependencies,
  };
}
