import { type GitOptions, ourGit } from "../git/our-git.ts";
import { mustGit } from "../git/must-git.ts";
import type { LeftOut } from "./left-out.ts";
import { writeBlobs } from "./write-blobs.ts";

/** A change that goes into an index. */
export type Entry =
  | { readonly path: string; readonly mode: "100644" | "100755" | "120000"; readonly bytes: Buffer }
  | { readonly path: string; readonly mode: "gone" };

/** Puts changes into an index, contents first. Returns what git refuses for its name. */
export async function putIn(
  entries: Iterable<Entry>,
  { where, objectFormat }: { readonly where: GitOptions; readonly objectFormat: string },
): Promise<LeftOut[]> {
  const removed: string[] = [];
  const written: { readonly mode: string; readonly path: string }[] = [];
  function* contents(): Generator<Buffer> {
    for (const entry of entries) {
      if (entry.mode === "gone") removed.push(entry.path);
      else {
        written.push({ mode: entry.mode, path: entry.path });
        yield entry.bytes;
      }
    }
  }
  const names = await writeBlobs(contents(), where);
  const none = "0".repeat(objectFormat === "sha256" ? 64 : 40);
  // What is gone goes first: a file may have taken the place of a directory, or the other way round.
  let lines = [
    ...removed.map((path) => ({ path, text: `0 ${none}\t${path}` })),
    ...written.map(({ mode, path }, at) => ({
      path,
      text: `${mode} ${names[at] ?? none}\t${path}`,
    })),
  ];
  const refused: LeftOut[] = [];
  while (lines.length > 0) {
    const input = lines.map(({ text }) => `${text}\0`).join("");
    const args = ["update-index", "-z", "--replace", "--index-info"];
    const { code, stderr } = await ourGit(args, { ...where, input });
    if (code === 0) return refused;
    // A name that would be a git directory on some system, or lead out of the tree.
    const [, name] = /unable to update ([^]*?)\n?$/.exec(stderr) ?? [];
    const without = lines.filter(({ path }) => path !== name);
    if (name === undefined || without.length === lines.length)
      await mustGit(args, { ...where, input });
    else refused.push({ path: name, why: "git takes no such name" });
    lines = without;
  }
  return refused;
}
