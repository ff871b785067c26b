import { WheelhouseError } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { observedNamed } from "./observed-named.ts";

/**
 * Throws `run.observed` when a person names an observed run, by whatever name, where only one of our own will do. `lacks`
 * says what an observed run does not have, such as `has no report`. Throws what finding it by its name throws, too.
 */
export async function refuseObserved(
  context: Pick<Context, "home" | "io">,
  named: string,
  lacks: string,
): Promise<void> {
  const found = await observedNamed(context, named);
  if (!found) return;
  const { id, runs } = found;
  await runs[Symbol.asyncDispose]();
  throw new WheelhouseError("run.observed", `Another harness drives ${id}, which ${lacks}.`, {
    hint: `See it: wheelhouse show ${id} · wheelhouse logs ${id}`,
  });
}
