import {
  explain,
  isWheelhouseError,
  openSubRunIds,
  type Reason,
  type RunState,
} from "@wheelhouse/core";
import { readRunView } from "./run-view.ts";

/** What the sub-runs that a run waits for wait for themselves, by their ids. */
export async function innerReasons(
  home: string,
  state: RunState,
  now: number,
): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const found = new Map<string, readonly Reason[]>();
  for (const id of openSubRunIds(state)) {
    const view = await readRunView(home, id).catch((error: unknown) => {
      // Its attempt has begun, and it has not been born yet.
      if (isWheelhouseError(error) && error.code === "run.unknown") return undefined;
      throw error;
    });
    if (!view) continue;
    const inner = await innerReasons(home, view.state, now);
    const { driven, held: parked, attempts } = view;
    found.set(id, explain(view.state, now, { driven, parked, attempts, inner }).reasons);
  }
  return found;
}
