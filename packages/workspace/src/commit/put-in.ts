import { listIndex } from "../git/list-index.ts";
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
  const lines = [
    ...removed.map((path) => `0 ${none}\t${path}\0`),
    ...written.map(({ mode, path }, at) => `${mode} ${names[at] ?? none}\t${path}\0`),
  ];
  if (lines.length === 0) return [];
  const args = ["update-index", "-z", "--replace", "--index-info"];
  const { code, stderr } = await ourGit(args, { ...where, input: lines.join("") });
  if (code !== 0) await mustGit(args, { ...where, input: lines.join("") });
  if (stderr === "") return [];
  // A name that would be a git directory on some system is passed over.
  const taken = new Set((await listIndex(where)).map(({ path }) => path));
  return written.flatMap(({ path }) =>
    taken.has(path) ? [] : [{ path, why: "git takes no such name" }],
  );
}
