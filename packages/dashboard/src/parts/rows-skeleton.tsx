import type { ReactNode } from "react";
import { useIsLater } from "../shell/use-is-later.ts";

/** What comes sooner than this, in milliseconds, is waited for without a word. */
const SOON_MS = 150;

/** Where rows will stand, so that nothing jumps when they come. Nothing is drawn for what comes at once. */
export function RowsSkeleton({ rows }: { readonly rows: number }): ReactNode {
  const isLater = useIsLater(SOON_MS);
  return (
    <div
      aria-hidden="true"
      className={`flex flex-col gap-px overflow-hidden rounded-card border border-line ${isLater ? "" : "invisible"}`}
    >
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex h-13 items-center gap-4 bg-surface px-3">
          <span className="h-3.5 w-20 rounded-chip bg-raised" />
          <span className="h-3.5 flex-1 rounded-chip bg-raised" />
          <span className="h-3.5 w-24 rounded-chip bg-raised" />
        </div>
      ))}
    </div>
  );
}
