import { lstat, writeFile } from "node:fs/promises";
import { join } from "node:path";
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
  const link = found.find(({ kind }) => kind === "link");
  if (link)
    throw new WheelhouseError("sandbox.refused", `The link ${link.path} cannot be covered.`, {
      hint: "Snapshots have no links; this directory was not made by one.",
    });
  if (found.length === 0) return undefined;
  const of = (wanted: Kind): string[] =>
    found.flatMap(({ path, kind }) => (kind === wanted ? [path] : []));
  const blank = join(spec.tmp, ".wheelhouse-blank");
  // What is there already was put there by us, or by the program to which it says nothing new.
  await writeFile(blank, BLANK, { flag: "wx" }).catch(() => undefined);
  return { directories: of("directory"), files: of("file"), blank };
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
