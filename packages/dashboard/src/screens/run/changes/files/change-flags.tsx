import { CHANGE_FLAG_WORDS, CHANGE_FLAGS, type ChangeFlag, isGraveFlag } from "@wheelhouse/core";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What a machine has noticed about a changed file, in words; what a person has to look at stands out. */
export function ChangeFlags({ flags }: { readonly flags: readonly ChangeFlag[] }): ReactNode {
  const inOrder = CHANGE_FLAGS.filter((flag) => flags.includes(flag));
  return inOrder
    .toSorted((a, b) => Number(isGraveFlag(b)) - Number(isGraveFlag(a)))
    .map((flag) => {
      const isGrave = isGraveFlag(flag);
      return (
        <span
          key={flag}
          className={`inline-flex h-5 shrink-0 items-center gap-1 rounded-chip px-1.5 text-2xs font-medium whitespace-nowrap ${isGrave ? (flag === "secret" ? "chip-failed" : "chip-waiting") : "bg-raised text-text-2"}`}
        >
          {isGrave ? <TriangleAlert className="size-3" aria-hidden="true" /> : null}
          {CHANGE_FLAG_WORDS[flag]}
        </span>
      );
    });
}
