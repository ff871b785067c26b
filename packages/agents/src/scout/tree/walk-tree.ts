import { lstat, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseIgnoreRules, type IgnoreRules } from "./ignore-rules.ts";
import { languageOf, type LanguageId } from "./language.ts";
import type { Pacer } from "./pacer.ts";

/** A file that is worth reading. */
export interface WalkedFile {
  /** Relative to the tree, with forward slashes. */
  readonly path: string;
  readonly language: LanguageId;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** What a walk found, in the order of the paths. */
export interface Walk {
  readonly files: readonly WalkedFile[];
  /** Paths of project manifests, such as `package.json`. */
  readonly manifests: readonly string[];
  /** Everything that was seen: files that are read or not, folders, links. */
  readonly seen: ReadonlySet<string>;
  /** Of `seen`, what was not looked into: ignored and installed folders, links. */
  readonly closed: ReadonlySet<string>;
  readonly omitted: readonly string[];
}

const NEVER = new Set(
  "node_modules bower_components jspm_packages .git .hg .svn .jj __pycache__ .venv venv .tox .nox .mypy_cache .pytest_cache .ruff_cache site-packages .next .nuxt .svelte-kit .turbo .parcel-cache .yarn .pnpm-store .gradle .m2 .cargo Pods Carthage DerivedData .dart_tool .terraform .serverless coverage .nyc_output .cache .idea dist vendor third_party storybook-static".split(
    " ",
  ),
);
/** Output folders of build tools, when they stand beside a manifest of such a tool. */
const OUTPUT = new Set(["build", "out", "target", "bin", "obj", "_build", "Debug", "Release"]);
const MANIFEST =
  /^(package\.json|tsconfig.*\.json|jsconfig\.json|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(\.kts)?|pyproject\.toml|setup\.(py|cfg)|CMakeLists\.txt|Makefile|.*\.csproj|.*\.sln|Gemfile|composer\.json|mix\.exs|Package\.swift|pubspec\.yaml)$/;
const LOCK =
  /^(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|go\.sum|Podfile\.lock|flake\.lock|.*\.lock|.*\.map|.*\.svg|.*\.snap|CHANGELOG.*|HISTORY.*|LICEN[CS]E.*)$/i;
/** Larger files are data or generated; nobody reads them in a review. */
const MAX_BYTES = 1024 * 1024;
const MAX_FILES = 60_000;

interface Scope {
  readonly base: string;
  readonly rules: IgnoreRules;
}

/**
 * Lists what is worth reading below `root`. Symbolic links are never followed, so nothing outside
 * the tree is reached; ignored, vendored, built and locked files are left out.
 */
export async function walkTree(root: string, pacer: Pacer): Promise<Walk> {
  const files: WalkedFile[] = [];
  const manifests: string[] = [];
  const seen = new Set<string>();
  const closed = new Set<string>();
  const omitted: string[] = [];

  async function visit(folder: string, scopes: readonly Scope[]): Promise<void> {
    await pacer.tick();
    let entries;
    try {
      entries = await readdir(join(root, folder), { withFileTypes: true });
    } catch (error) {
      if (folder === "") throw error;
      omitted.push(`${folder}: cannot be read`);
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const names = new Set(entries.map((entry) => entry.name));
    const here = names.has(".gitignore") ? await ignoreScope(root, folder) : undefined;
    const inner = here === undefined ? scopes : [...scopes, here];
    const builds = entries.some((entry) => MANIFEST.test(entry.name));
    const wanted: { readonly path: string; readonly language: LanguageId }[] = [];
    for (const entry of entries) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      seen.add(path);
      if (entry.isSymbolicLink()) closed.add(path);
      else if (entry.isDirectory()) {
        const left = NEVER.has(entry.name) || (builds && OUTPUT.has(entry.name));
        if (left || isIgnored(inner, path, true)) closed.add(path);
        else await visit(path, inner);
      } else if (entry.isFile()) {
        if (MANIFEST.test(entry.name)) manifests.push(path);
        if (LOCK.test(entry.name)) continue;
        const language = languageOf(path);
        if (language === undefined || isIgnored(inner, path, false)) continue;
        if (files.length + wanted.length >= MAX_FILES) {
          if (omitted.at(-1) !== TOO_MANY) omitted.push(TOO_MANY);
          continue;
        }
        wanted.push({ path, language });
      }
    }
    // A file that is gone by now is no file of the tree.
    const stats = await Promise.all(
      wanted.map(({ path }) => lstat(join(root, path)).catch(() => undefined)),
    );
    for (const [i, { path, language }] of wanted.entries()) {
      const stat = stats[i];
      if (stat === undefined || stat.size === 0) continue;
      if (stat.size > MAX_BYTES) omitted.push(`${path}: larger than 1 MiB`);
      else files.push({ path, language, sizeBytes: stat.size, modifiedMs: stat.mtimeMs });
    }
  }

  await visit("", []);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, manifests, seen, closed, omitted };
}

const TOO_MANY = `files beyond the first ${MAX_FILES}`;

async function ignoreScope(root: string, folder: string): Promise<Scope | undefined> {
  try {
    const path = join(root, folder, ".gitignore");
    if (!(await lstat(path)).isFile()) return undefined;
    return { base: folder, rules: parseIgnoreRules(await readFile(path, "utf8")) };
  } catch {
    // An unreadable ignore file ignores nothing.
    return undefined;
  }
}

function isIgnored(scopes: readonly Scope[], path: string, isDirectory: boolean): boolean {
  for (const scope of scopes.toReversed()) {
    const local = scope.base === "" ? path : path.slice(scope.base.length + 1);
    const verdict = scope.rules(local, isDirectory);
    if (verdict !== undefined) return verdict;
  }
  return false;
}
