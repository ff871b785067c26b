import type { RunListItem } from "@wheelhouse/core";
import { useState } from "react";
import { type HeldRuns, holdRuns } from "./hold-runs.ts";

/** The rows of a list, which stay where they are for as long as somebody has a hand on it. */
export function useHeldRuns(
  runs: readonly RunListItem[],
  isHeld: boolean,
  /** What the list is of: another one begins anew. */
  list: string,
): HeldRuns {
  const [kept, setKept] = useState<{ readonly list: string; readonly runs: typeof runs }>();
  const isSame = isHeld && kept !== undefined && kept.list === list && kept.runs.length > 0;
  const held: HeldRuns = isSame ? holdRuns(kept.runs, runs) : { shown: runs, fresh: 0 };
  if (isHeld && !isSame && kept?.runs !== runs) setKept({ list, runs });
  if (!isHeld && kept !== undefined) setKept(undefined);
  return held;
}
