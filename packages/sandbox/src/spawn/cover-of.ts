import { lstat, readlink, realpath, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { SandboxSpec } from "../sandbox.ts";
import type { Covered } from "./command-of.ts";

/** Says nothing in every form that such settings are written in: JSON, YAML and variables. */
const BLANK = "{}\n";

/** What of a spec's covered paths there is. */
export async function existing({
  covered = [],
}: Pick<SandboxSpec, "covered">): Promise<readonly { path: string; kind: Kind }[]> {
  const found = await Promise.all(
    covered.map(async (path) => {
      const kind = await kindOf(path);
      return kind === undefined ? [] : [{ path, kind }];
    }),
  );
  return found.flat();
}

/** How a spec's covered paths are covered. Throws `sandbox.refused` for one that cannot be. */
export async function coverOf(spec: SandboxSpec): Promise<Covered | undefined> {
  const found = await existing(spec);
  for (const { path, kind } of found)
    if (kind === "link" && !(await leadsNowhere(path, found, spec.cwd)))
      throw new WheelhouseError("sandbox.refused", `The link ${path} cannot be covered.`, {
        hint: "Put what it leads to in its place, or remove it.",
      });
  if (found.length === 0) return undefined;
  const of = (wanted: Kind): string[] =>
    found.flatMap(({ path, kind }) => (kind === wanted ? [path] : []));
  const blank = join(spec.tmp, ".wheelhouse-blank");
  // What is there already was put there by us, or by the program to which it says nothing new.
  await writeFile(blank, BLANK, { flag: "wx" }).catch(() => undefined);
  return { directories: of("directory"), files: of("file"), blank };
}

/**
 * Whether nothing is to be read by a link: it leads to what is covered itself, or dangles in the working
 * directory, which whoever has something covered only reads.
 */
async function leadsNowhere(
  link: string,
  found: readonly { path: string; kind: Kind }[],
  cwd: string,
): Promise<boolean> {
  const within = (path: string, parent: string): boolean =>
    path === parent || path.startsWith(parent + sep);
  const root = await realpath(cwd);
  try {
    const real = await realpath(link);
    return found.some(
      ({ path, kind }) => kind !== "link" && within(real, join(root, relative(cwd, path))),
    );
  } catch {
    return within(resolve(dirname(link), await readlink(link)), cwd);
  }
}

type Kind = "directory" | "file" | "link";

async function kindOf(path: string): Promise<Kind | undefined> {
  try {
    const is = await lstat(path);
    if (is.isSymbolicLink()) return "link";
    return is.isDirectory() ? "directory" : "file";
  } catch {
    return undefined;
  }
}
