import type { Severity } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { type StatusTone, TONE_TEXT } from "../../../parts/status.ts";

const TONES: Readonly<Record<Severity, StatusTone>> = {
  critical: "failed",
  high: "stuck",
  medium: "waiting",
  low: "running",
  info: "pending",
};

/** Shapes in a box of 16, the fuller the worse. */
const SHAPES: Readonly<Record<Severity, ReactNode>> = {
  critical: <path d="M5 1.500h6l3.5 3.500v6L11 14.500H5L1.500 11V5z" fill="currentColor" />,
  high: <path d="M8 2 14.500 13.500h-13z" fill="currentColor" />,
  medium: (
    <path
      d="M8 2 14 13H2z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinejoin="round"
    />
  ),
  low: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  info: <circle cx="8" cy="8" r="2.500" fill="currentColor" />,
};

/** How bad a finding is, as shape, word and colour. */
export function SeverityMark({ severity }: { readonly severity: Severity }): ReactNode {
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${TONE_TEXT[TONES[severity]]}`}
    >
      <svg viewBox="0 0 16 16" className="size-3 shrink-0" aria-hidden="true">
        {SHAPES[severity]}
      </svg>
      {severity}
    </span>
  );
}
