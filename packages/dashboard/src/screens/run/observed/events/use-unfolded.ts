import { useCallback, useState } from "react";

/** Which heartbeats in a row are shown one by one. */
export interface Unfolded {
  /** Whether those from one seq to another are, both included. */
  readonly isOpen: (from: number, to: number) => boolean;
  /** Shows those one by one, for good, among which the event of a seq is. */
  readonly unfold: (seq: number) => void;
}

/** Heartbeats that a person unfolded, and those among which the chosen event is; all others stay folded. */
export function useUnfolded(chosen: number | undefined): Unfolded {
  const [opened, setOpened] = useState<ReadonlySet<number>>(() => new Set());
  const isOpen = useCallback(
    (from: number, to: number) =>
      // The first of them is where the fold itself stands: whoever chooses it has chosen the fold.
      (chosen !== undefined && from < chosen && chosen <= to) ||
      opened.values().some((seq) => from <= seq && seq <= to),
    [chosen, opened],
  );
  const unfold = useCallback(
    (seq: number) => setOpened((now) => (now.has(seq) ? now : new Set([...now, seq]))),
    [],
  );
  return { isOpen, unfold };
}
