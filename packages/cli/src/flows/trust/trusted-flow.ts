import { WheelhouseError } from "@wheelhouse/core";
import { askYes } from "../../agents/ask-yes.ts";
import type { Context } from "../../command/context.ts";
import { bookedNamed, flowNamed, type NamedFlow } from "../flow-named.ts";
import { flowsByName } from "../flows-by-name.ts";
import { describeDeeds } from "./describe-deeds.ts";
import { trustFlow } from "./trusted-flows.ts";

type Terminal = Parameters<typeof askYes>[0];

/**
 * The flow that a person names on the command line. A flow that comes with the project is shown and asked about
 * the first time, and again when it has changed: a repository that was only cloned decides nothing here. Throws what
 * {@link flowNamed} throws.
 */
export async function trustedFlow(
  { home, io, columns }: Pick<Context, "home" | "columns"> & { readonly io: Terminal },
  name: string,
  project: string,
): Promise<NamedFlow> {
  const places = { home, project };
  if (flowsByName.has(name)) return flowNamed(name, places);
  const booked = await bookedNamed(name, places);
  const asks = !booked.trusted && (booked.read === undefined || booked.read.ok);
  if (!asks || !io.stdin.isTTY || !io.stderr.isTTY) return flowNamed(name, places);
  io.stderr.write(`${describeDeeds(booked, columns)}\n`);
  const yes = await askYes(io, `Trust ${name} as it is now, and run it?`);
  if (yes !== true)
    throw new WheelhouseError("flow.untrusted", `The flow ${name} was not trusted.`, {
      hint: `Read it first: ${booked.path}`,
    });
  trustFlow(home, project, name, booked.hash);
  return flowNamed(name, places);
}
