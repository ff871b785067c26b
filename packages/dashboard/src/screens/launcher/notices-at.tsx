import type { NoticeObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { meantOf } from "../composer/meant.ts";
import { MeantButtons } from "../composer/meant-buttons.tsx";

/** What is wrong with a value, or should be known of it, below the field that it belongs to. */
export function NoticesAt({
  notices,
  value,
  isQuiet,
  onTake,
}: {
  readonly notices: readonly NoticeObject[];
  /** What the field holds. */
  readonly value: string;
  /** Whether it is no fault yet, such as a field that was not filled in so far. */
  readonly isQuiet: boolean;
  /** Puts what may have been meant in the place of what was said. */
  readonly onTake: (value: string) => void;
}): ReactNode {
  if (notices.length === 0) return null;
  return (
    <output className="flex flex-col gap-1 text-xs">
      {notices.map((notice) => (
        <span key={notice.detail} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={isQuiet ? "text-text-2" : "text-failed"}>{notice.detail}</span>
          {value.includes(notice.said ?? "\n") ? (
            <MeantButtons text={value} meant={meantOf(notice)} onTake={onTake} />
          ) : notice.hint === null || (isQuiet && notice.said === undefined) ? null : (
            <span className="text-text-2">{notice.hint}</span>
          )}
        </span>
      ))}
    </output>
  );
}
