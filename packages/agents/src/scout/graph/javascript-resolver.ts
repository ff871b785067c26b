import { posix } from "node:path";
import { z } from "zod";
import type { SourceIndex } from "../tree/source-index.ts";

/** Finds the file that an import names, or undefined when it is not in the tree. */
export type Resolver = (fromFolder: string, specifier: string) => string | undefined;

const configSchema = z.object({
  compilerOptions: z
    .object({
      baseUrl: z.string().optional(),
      paths: z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
});
const packageSchema = z.object({
  name: z.string().optional(),
  main: z.string().optional(),
  module: z.string().optional(),
  types: z.string().optional(),
  source: z.string().optional(),
  exports: z.unknown().optional(),
  imports: z.unknown().optional(),
});

interface Aliases {
  readonly folder: string;
  readonly base: string | undefined;
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}
interface Package {
  readonly folder: string;
  readonly manifest: z.infer<typeof packageSchema>;
}

const ENDINGS = [
  "",
  ".ts",
  ".tsx",
  ".js",
  ".jsx",
  ".mts",
  ".cts",
  ".mjs",
  ".cjs",
  ".vue",
  ".svelte",
  ".d.ts",
  "/index.ts",
  "/index.tsx",
  "/index.js",
  "/index.jsx",
  "/index.mjs",
  "/index.cjs",
  "/index.mts",
  "/index.d.ts",
] as const;

/** Prepares resolution of relative, `tsconfig` path and workspace imports. */
export function createJavaScriptResolver(index: SourceIndex): Resolver {
  const aliases = readAliases(index);
  const packages = readPackages(index);
  const find = (path: string): string | undefined => findFile(index, path);

  function resolve(fromFolder: string, specifier: string): string | undefined {
    if (specifier.startsWith(".")) return find(posix.join(fromFolder, specifier));
    if (specifier.startsWith("#")) {
      const owner = nearest(packages, fromFolder);
      for (const target of exportTargets(owner?.manifest.imports, specifier)) {
        const found = find(posix.join(owner?.folder ?? "", target));
        if (found !== undefined) return found;
      }
    }
    for (const alias of aliases) {
      if (alias.folder !== "" && !`${fromFolder}/`.startsWith(`${alias.folder}/`)) continue;
      for (const target of aliasTargets(alias, specifier)) {
        const found = find(target);
        if (found !== undefined) return found;
      }
    }
    return resolvePackage(packages, specifier, find);
  }
  return resolve;
}

function resolvePackage(
  packages: readonly Package[],
  specifier: string,
  find: (path: string) => string | undefined,
): string | undefined {
  const parts = specifier.split("/");
  const name = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const one = packages.find((each) => each.manifest.name === name);
  if (one === undefined) return undefined;
  const rest = specifier.slice(name.length + 1);
  const { manifest } = one;
  const mains =
    rest === "" ? [manifest.source, manifest.types, manifest.module, manifest.main] : [];
  const candidates = [
    ...exportTargets(manifest.exports, rest === "" ? "." : `./${rest}`),
    ...mains.filter((main) => main !== undefined),
    ...(rest === "" ? ["src", "lib", "", "src/main"] : [rest, `src/${rest}`, `lib/${rest}`]),
  ];
  for (const candidate of candidates) {
    // Built output is not in the tree, but it is built from a source of the same name.
    const source = candidate.replace(/^(\.\/)?(dist|build|lib|out|esm|cjs)\//, "./src/");
    const found = find(posix.join(one.folder, candidate)) ?? find(posix.join(one.folder, source));
    if (found !== undefined) return found;
  }
  return undefined;
}

function findFile(index: SourceIndex, raw: string): string | undefined {
  const path = posix.normalize(raw).replace(/\/$/, "");
  for (const ending of ENDINGS) if (index.byPath.has(path + ending)) return path + ending;
  const stem = /^(.*)\.([cm]?)js(x?)$/.exec(path);
  if (stem === null) return undefined;
  return [`${stem[1]}.${stem[2]}ts${stem[3]}`, `${stem[1]}.tsx`].find((one) =>
    index.byPath.has(one),
  );
}

/** The file names that an `exports` or `imports` map gives for a key, all conditions, in order. */
function exportTargets(map: unknown, key: string): string[] {
  if (typeof map === "string") return key === "." ? [map] : [];
  if (typeof map !== "object" || map === null) return [];
  const entries = Object.entries(map);
  if (key === "." && !entries.some(([name]) => name.startsWith("."))) return strings(map);
  for (const [name, target] of entries) {
    const star = name.indexOf("*");
    if (name === key) return strings(target);
    if (star >= 0 && key.startsWith(name.slice(0, star)) && key.endsWith(name.slice(star + 1))) {
      const filled = key.slice(star, key.length - (name.length - star - 1));
      return strings(target).map((one) => one.replaceAll("*", filled));
    }
  }
  return [];
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(strings);
}

function aliasTargets(alias: Aliases, specifier: string): string[] {
  const base = posix.join(alias.folder, alias.base ?? ".");
  for (const [pattern, targets] of alias.paths) {
    const star = pattern.indexOf("*");
    const matches =
      star < 0
        ? pattern === specifier
        : specifier.startsWith(pattern.slice(0, star)) &&
          specifier.endsWith(pattern.slice(star + 1));
    if (!matches) continue;
    const filled =
      star < 0 ? "" : specifier.slice(star, specifier.length - (pattern.length - star - 1));
    return targets.map((target) => posix.join(base, target.replace("*", filled)));
  }
  return alias.base === undefined ? [] : [posix.join(base, specifier)];
}

function readAliases(index: SourceIndex): readonly Aliases[] {
  return index.manifests
    .filter((path) => /(^|\/)(tsconfig|jsconfig)[^/]*\.json$/.test(path))
    .flatMap((path) => {
      const options = configSchema.safeParse(parseJson(index.byPath.get(path)?.text)).data
        ?.compilerOptions;
      if (options?.paths === undefined && options?.baseUrl === undefined) return [];
      const folder = posix.dirname(path) === "." ? "" : posix.dirname(path);
      return [{ folder, base: options.baseUrl, paths: Object.entries(options.paths ?? {}) }];
    })
    .toSorted((a, b) => b.folder.length - a.folder.length);
}

function readPackages(index: SourceIndex): readonly Package[] {
  return index.manifests
    .filter((path) => /(^|\/)package\.json$/.test(path))
    .flatMap((path) => {
      const manifest = packageSchema.safeParse(parseJson(index.byPath.get(path)?.text)).data;
      const folder = posix.dirname(path) === "." ? "" : posix.dirname(path);
      return manifest === undefined ? [] : [{ folder, manifest }];
    });
}

function nearest(packages: readonly Package[], folder: string): Package | undefined {
  return packages
    .filter((one) => one.folder === "" || `${folder}/`.startsWith(`${one.folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

/** Reads JSON that may have comments and trailing commas; undefined when it is not JSON at all. */
function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const plain = text
      .replace(
        /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
        (_, string?: string) => string ?? "",
      )
      .replace(/,(\s*[}\]])/g, "$1");
    try {
      return JSON.parse(plain);
    } catch {
      return undefined;
    }
  }
}
