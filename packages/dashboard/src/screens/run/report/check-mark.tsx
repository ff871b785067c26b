import type { ReactNode } from "react";
import { type StatusTone, TONE_TEXT } from "../../../parts/status.ts";
import type { Checked } from "./finding-order.ts";

const TONES: Readonly<Record<Checked, StatusTone>> = {
  verified: "completed",
  moved: "waiting",
  "not-found": "failed",
  unchecked: "pending",
};

/** What our check of a quote is called on the page. */
export const CHECK_WORDS: Readonly<Record<Checked, string>> = {
  verified: "verified",
  moved: "moved",
  "not-found": "not found",
  unchecked: "not checked",
};

const MEANING: Readonly<Record<Checked, string>> = {
  verified: "The quote stands at these lines of the snapshot, word for word.",
  moved: "The quote stands elsewhere in the file; the lines were corrected.",
  "not-found": "The quote is not in the file.",
  unchecked: "Nobody compared the quote with the file.",
};

const SHAPES: Readonly<Record<Checked, string>> = {
  verified: "m3.5 8.500 3 3 6-7",
  moved: "M3 8h9m-3.5-3.500L12 8l-3.500 3.500",
  "not-found": "m4 4 8 8m0-8-8 8",
  unchecked: "M4 8h8",
};

/** The verdict of our check of a quote, as shape, word and colour. */
export function CheckMark({ checked }: { readonly checked: Checked }): ReactNode {
  return (
    <span
      title={MEANING[checked]}
      className={`inline-flex items-center gap-1 whitespace-nowrap ${TONE_TEXT[TONES[checked]]}`}
    >
      <svg viewBox="0 0 16 16" className="size-3.5 shrink-0" aria-hidden="true">
        <path
          d={SHAPES[checked]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {CHECK_WORDS[checked]}
    </span>
  );
}
