import {
  type Flow,
  type FlowContext,
  type JsonObject,
  nearest,
  type PlanInput,
  WheelhouseError,
} from "@wheelhouse/core";
import type { z } from "zod";
import { didYouMean } from "../command/parse-command-line.ts";
import { type BookedFlow, type FlowPlaces, readFlowBook } from "./flow-book.ts";
import { problemText } from "./flow-problem.ts";
import { flowsByName } from "./flows-by-name.ts";

/** A flow that can be run: built-in, or a file that is right and trusted. */
export interface NamedFlow {
  readonly name: string;
  /** Validates the input; its messages are shown to the person who typed it. */
  readonly input: z.ZodType<JsonObject>;
  /** The plan of a flow that is a file; undefined for a built-in one, whose plan the engine makes. */
  readonly plan: ((context: FlowContext) => Promise<PlanInput>) | undefined;
  /** Names of the inputs that name something in the project; of files only. */
  readonly paths: readonly string[];
}

/**
 * The flow of a name, with those of a project where one is given. Throws `flow.unknown` with the nearest names,
 * `flow.invalid` with every problem of its file, or `flow.untrusted` with the hash of what is to be trusted.
 */
export async function flowNamed(name: string, places: FlowPlaces): Promise<NamedFlow> {
  const builtIn: Flow | undefined = flowsByName.get(name);
  if (builtIn) return { name, input: builtIn.input, plan: undefined, paths: [] };
  const { read, hash, trusted } = await bookedNamed(name, places);
  if (read && !read.ok)
    throw new WheelhouseError("flow.invalid", read.problems.map(problemText).join("\n"), {
      hint: `Mend its file and look again: wheelhouse flows check ${name}`,
    });
  if (!trusted || !read)
    throw new WheelhouseError(
      "flow.untrusted",
      `The flow ${name} comes with the project, and nobody here has trusted it as it is now (${hash}).`,
      { hint: `Read what it does, and trust it: wheelhouse flows trust ${name}` },
    );
  const { input, plan, head } = read.flow;
  const paths = head.inputs.filter(({ type }) => type === "path").map((each) => each.name);
  return { name, input, plan, paths };
}

/** The flow file of a name, whatever its state: the first of that name counts. Throws `flow.unknown`. */
export async function bookedNamed(name: string, places: FlowPlaces): Promise<BookedFlow> {
  const [found] = await readFlowBook(places, { only: name });
  if (found) return found;
  const book = await readFlowBook(places);
  const near = nearest(name, [...flowsByName.keys(), ...book.map((each) => each.name)]);
  throw new WheelhouseError("flow.unknown", `There is no flow ${JSON.stringify(name)}.`, {
    hint: `${didYouMean(near)}All flows: wheelhouse flows`,
  });
}
