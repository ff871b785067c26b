import type { ReactNode } from "react";
import { type AnyStatus, TONE_TEXT, TONES } from "./status.ts";

/** Shapes in a box of 16: status is told by shape first, then by word, then by colour. */
const SHAPES: Readonly<Record<AnyStatus, ReactNode>> = {
  queued: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  pending: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  running: (
    <>
      <circle cx="8" cy="8" r="3" fill="currentColor" />
      <path
        className="sweep"
        d="M8 1.75a6.25 6.25 0 0 1 6.25 6.25"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <circle
        cx="8"
        cy="8"
        r="6.25"
        fill="none"
        stroke="currentColor"
        opacity="0.25"
        strokeWidth="1.5"
      />
    </>
  ),
  waiting: hand(),
  open: hand(),
  paused: <path d="M5 3.5v9M11 3.5v9" fill="none" stroke="currentColor" strokeWidth="2.25" />,
  parked: (
    <path
      d="M8 4v4.25l2.75 1.75M14 8A6 6 0 1 1 8 2a6 6 0 0 1 6 6Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  interrupted: flag(),
  stuck: flag(),
  stale: faded(),
  lost: faded(),
  completed: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" opacity="0.18" />
      <path
        d="m4.75 8.25 2.25 2.25 4.25-4.75"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  failed: (
    <>
      <path
        d="M5.25 1.750h5.500l3.5 3.500v5.500l-3.5 3.500h-5.500l-3.5-3.500v-5.500z"
        fill="currentColor"
        opacity="0.18"
      />
      <path
        d="m5.5 5.5 5 5m0-5-5 5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </>
  ),
  skipped: (
    <>
      <circle
        cx="8"
        cy="8"
        r="5.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="2.5 2"
      />
      <path d="m5 11 6-6" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  cancelled: (
    <rect
      x="3"
      y="3"
      width="10"
      height="10"
      rx="1.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
};

/** The shape of a status in its colour. Decoration: the word stands beside it, or `label` says it. */
export function StatusMark({
  status,
  label,
  className = "",
}: {
  readonly status: AnyStatus;
  /** The words for those who do not see it, where none stand beside it. */
  readonly label?: string | undefined;
  readonly className?: string;
}): ReactNode {
  const named =
    label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg
      viewBox="0 0 16 16"
      className={`size-4 shrink-0 ${TONE_TEXT[TONES[status]]} ${className}`}
      {...named}
    >
      {SHAPES[status]}
    </svg>
  );
}

function hand(): ReactNode {
  return (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="currentColor" opacity="0.18" />
      <path
        d="M5.5 8.500V5a.9.9 0 0 1 1.8 0v2.500V4a.9.9 0 0 1 1.8 0v3.500V5a.9.9 0 0 1 1.8 0v4.250c0 2-1.3 3.25-3.15 3.25-1.3 0-2.1-.6-2.7-1.600L3.75 8.750c-.4-.8.6-1.4 1.1-.8z"
        fill="currentColor"
      />
    </>
  );
}

function flag(): ReactNode {
  return (
    <path
      d="M4 14V2.500h7.500L9.75 5.500l1.75 3H4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  );
}

function faded(): ReactNode {
  return (
    <>
      <circle
        cx="8"
        cy="8"
        r="5.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        opacity="0.5"
      />
      <path d="M8 2.500A5.5 5.5 0 0 1 13.5 8H8z" fill="currentColor" />
    </>
  );
}
