import { CHANGE_FLAG_WORDS, type ChangesObject, isGraveFlag } from "@wheelhouse/core";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What a person has to look at before a change is taken, over all of its files; nothing where there is nothing. */
export function FlagSummary({ files }: { readonly files: ChangesObject["files"] }): ReactNode {
  const flags = [...new Set(files.flatMap((file) => file.flags))].filter(isGraveFlag).toSorted();
  return flags.map((flag) => {
    const count = files.filter((file) => file.flags.includes(flag)).length;
    return (
      <span
        key={flag}
        className={`inline-flex min-h-5 items-center gap-1 rounded-chip px-1.5 text-xs font-medium ${flag === "secret" ? "chip-failed" : "chip-waiting"}`}
      >
        <TriangleAlert className="size-3 shrink-0" aria-hidden="true" />
        {CHANGE_FLAG_WORDS[flag]}
        {count > 1 ? `, ${count} files` : ""}
      </span>
    );
  });
}
