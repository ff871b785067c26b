import type { Context } from "../command/context.ts";
import type { RunListItem } from "@wheelhouse/core";
import type { WhichObserved } from "./observed-runs.ts";
import { openObservedRuns } from "./open-observed-runs.ts";

/** Observed runs that are known of a data directory now; none when nothing was ever watched. */
export async function observedItems(
  context: Pick<Context, "home" | "io">,
  which: WhichObserved,
): Promise<readonly RunListItem[]> {
  await using runs = await openObservedRuns(context);
  return (await runs?.items(which)) ?? [];
}
