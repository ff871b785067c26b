import type { PatchFile } from "@wheelhouse/core";
import type { ChangedFile } from "../changed-file.ts";

const LINK = "120000";

/** What is to be known of a changed file beside its lines, a sentence each. */
export function notesOf(
  { status, from, binary }: ChangedFile["told"],
  patch: PatchFile | undefined,
): string[] {
  if (patch === undefined)
    return [
      binary
        ? "A binary file: what is in it is not shown."
        : "The patch is too long to be shown whole, and ends before this file.",
    ];
  const { modes, hunks, isBinary, isCut } = patch;
  const notes = [...modeNotes(modes)];
  if (status === "renamed" && from !== null)
    notes.push(`It was ${from}${hunks.length === 0 && !isBinary ? ", and is as it was" : ""}.`);
  if (isBinary || binary) notes.push("A binary file: what is in it is not shown.");
  else if (hunks.length === 0 && (status === "added" || status === "deleted"))
    notes.push("An empty file.");
  if (isCut) notes.push("The patch is too long to be shown whole, and ends in this file.");
  return notes;
}

function modeNotes([before, after]: PatchFile["modes"]): string[] {
  if (after === LINK && before !== LINK) return ["A symbolic link: its line is where it leads."];
  if (before === LINK && after !== LINK) return ["It was a symbolic link."];
  if (before === null || after === null || before === after) return [];
  if (after === "100755") return ["It can be executed now."];
  if (before === "100755") return ["It cannot be executed any more."];
  return [`Its mode is ${after}, and was ${before}.`];
}
