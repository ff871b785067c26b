import type { ReactNode } from "react";
import { type AnyStatus, TONE_CHIP, TONES } from "./status.ts";
import { StatusMark } from "./status-mark.tsx";

/** A status as shape and word on a tint of its colour. `children` stand for the word where more is to be said. */
export function StatusChip({
  status,
  children,
}: {
  readonly status: AnyStatus;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <span
      className={`inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-chip px-1.5 text-2xs font-medium ${TONE_CHIP[TONES[status]]}`}
    >
      <StatusMark status={status} className="size-3" />
      {children ?? status}
    </span>
  );
}
