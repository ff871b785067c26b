import type { Context } from "../command/context.ts";
import type { RunObject } from "@wheelhouse/core";
import { observedNamed } from "./observed-named.ts";

/** The observed run that a person names, whole; undefined when it is none. Throws what finding it by its name throws. */
export async function observedRun(
  context: Pick<Context, "home" | "io">,
  named: string,
): Promise<RunObject | undefined> {
  const found = await observedNamed(context, named);
  if (!found) return undefined;
  await using runs = found.runs;
  return await runs.run(found.id);
}
