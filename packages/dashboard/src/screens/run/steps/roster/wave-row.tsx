import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { TONE_TEXT, TONES } from "../../../../parts/status.ts";
import { Elapsed } from "../../../../parts/time.tsx";
import type { RosterWave } from "./roster-of.ts";

/** The head of a wave: its number, how much of it is done, and how long it took. */
export function WaveRow({
  wave: { wave, steps, settled, status, startedAt, endedAt },
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
      className={`flex h-7 cursor-pointer items-center gap-1.5 pr-3 pl-2 text-2xs font-medium text-text-3 hover:text-text coarse:h-11 ${hasCursor ? "bg-raised" : ""}`}
    >
      <ChevronRight
        className={`size-3 transition-transform ${isFolded ? "" : "rotate-90"}`}
        aria-hidden="true"
      />
      <span className="tracking-wide uppercase">Wave {wave}</span>
      <span className={`tabular-nums ${TONE_TEXT[TONES[status]]}`}>
        {settled}/{steps.length}
        <span className="sr-only"> {status}</span>
      </span>
      <span className="flex-1" />
      {endedAt === null ? null : (
        <span className="text-right font-normal">
          <Elapsed from={startedAt} to={endedAt} />
        </span>
      )}
    </div>
  );
}
