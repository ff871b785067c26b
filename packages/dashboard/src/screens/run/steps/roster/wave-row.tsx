import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { TONE_TEXT, TONES } from "../../../../parts/status.ts";
import { Elapsed } from "../../../../parts/time.tsx";
import type { RosterWave } from "./roster-of.ts";

const WORDS: Readonly<Record<RosterWave["status"], string>> = {
  pending: "to do",
  running: "done",
  waiting: "done, one asks",
  completed: "done",
  failed: "done, some failed",
  cancelled: "ended, some cancelled",
};

/** The head of a wave: its number, how much of it is done, and how long it took. */
export function WaveRow({
  wave: { wave, steps, settled, skipped, title, status, startedAt, endedAt },
  isFolded,
  hasCursor,
  onToggle,
}: {
  readonly wave: RosterWave;
  readonly isFolded: boolean;
  /** Whether the keys of the tree are at it. */
  readonly hasCursor: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  return (
    // The keys of a tree are the tree's own: it has the focus, and moves over its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      onClick={onToggle}
      className={`row flex cursor-pointer items-center gap-2 border-l-2 border-transparent pr-3 pl-1.5 text-text-2 hover:bg-raised/60 ${hasCursor ? "bg-raised" : ""}`}
    >
      <span className="w-4 shrink-0 text-right text-2xs whitespace-nowrap text-text-3 tabular-nums">
        {wave}
      </span>
      <ChevronRight
        className={`size-4 shrink-0 p-0.5 text-text-3 transition-transform ${isFolded ? "" : "rotate-90"}`}
        aria-hidden="true"
      />
      <span className="min-w-0 truncate text-xs">
        {title === undefined ? null : <span className="text-text">{title} · </span>}
        {skipped === steps.length ? (
          `all ${skipped} skipped`
        ) : (
          <>
            <span className={`tabular-nums ${TONE_TEXT[TONES[status]]}`}>
              {settled - skipped}/{steps.length - skipped}
            </span>{" "}
            {WORDS[status]}
            {skipped === 0 ? "" : `, ${skipped} skipped`}
          </>
        )}
      </span>
      <span className="flex-1" />
      {endedAt === null || skipped === steps.length ? null : (
        <span className="text-right text-xs">
          <Elapsed from={startedAt} to={endedAt} />
        </span>
      )}
    </div>
  );
}
