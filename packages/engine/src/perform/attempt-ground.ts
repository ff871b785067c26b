import type { AgentStep, RunState } from "@wheelhouse/core";
import type { CloneGround, EnginePorts } from "../ports.ts";
import { standsOn } from "./outputs-of.ts";

/** The files that an attempt works on. */
export interface AttemptGround {
  /** The clone that its run writes in; undefined when it only reads a snapshot, or nothing. */
  readonly clone: CloneGround | undefined;
  /** Why it cannot be started there. */
  readonly refused: string | undefined;
  /** Paths that have changed since although the attempt may only read; empty when none. */
  wrote(): Promise<readonly string[]>;
}

/** Makes the files of an attempt ready, and remembers how they are. */
export async function readyGround(
  ports: Pick<EnginePorts, "clones" | "ground">,
  state: RunState,
  def: AgentStep,
  access: AgentStep["access"],
): Promise<AttemptGround> {
  const nothing = { clone: undefined, refused: undefined, wrote: () => Promise.resolve([]) };
  if (def.ground === "none") return nothing;
  const stands = standsOn(state);
  const clone = ports.clones?.at(state.id, stands);
  if (access === "write") {
    if (!clone)
      return { ...nothing, refused: "it may write, but its run has made no clone of its own" };
    await clone.begin({ step: def.id, access });
    return { ...nothing, clone };
  }
  if (!clone) return { ...nothing, wrote: () => ports.ground.changes(state.id, stands) };
  const mark = await clone.begin({ step: def.id, access });
  return { clone, refused: undefined, wrote: () => clone.changes(mark) };
}
