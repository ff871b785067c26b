import { type Flow, nearest, WheelhouseError } from "@wheelhouse/core";
import { didYouMean } from "../command/parse-command-line.ts";
import { flowsByName } from "./flows-by-name.ts";

/** The flow of a name. Throws `flow.unknown` with the nearest names. */
export function flowNamed(name: string): Flow {
  const flow = flowsByName.get(name);
  if (flow) return flow;
  const near = nearest(name, [...flowsByName.keys()]);
  throw new WheelhouseError("flow.unknown", `There is no flow ${JSON.stringify(name)}.`, {
    hint: `${didYouMean(near)}All flows: wheelhouse flows`,
  });
}
