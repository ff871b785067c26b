import type { ReactNode } from "react";

/** How many lines came and went. */
export function LineCounts({
  added,
  removed,
  className = "",
}: {
  readonly added: number;
  readonly removed: number;
  readonly className?: string;
}): ReactNode {
  return (
    <span className={`inline-flex shrink-0 gap-1.5 whitespace-nowrap ${className}`}>
      <span className="text-completed">
        <span aria-hidden="true">+{added.toLocaleString()}</span>
        <span className="sr-only">{added.toLocaleString()} lines added,</span>
      </span>
      <span className="text-failed">
        <span aria-hidden="true">−{removed.toLocaleString()}</span>
        <span className="sr-only">{removed.toLocaleString()} removed</span>
      </span>
    </span>
  );
}
