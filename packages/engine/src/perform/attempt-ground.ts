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
  /** Does something of ours that may change files meanwhile, which is not counted against the attempt. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

const NOTHING: AttemptGround = {
  clone: undefined,
  refused: undefined,
  wrote: () => Promise.resolve([]),
  during: (work) => work(),
};

/** Makes the files of an attempt ready, and remembers how they are. */
export async function readyGround(
  ports: Pick<EnginePorts, "clones" | "ground">,
  state: RunState,
  def: AgentStep,
  access: AgentStep["access"],
): Promise<AttemptGround> {
  if (def.ground === "none") return NOTHING;
  const stands = standsOn(state);
  const clone = ports.clones?.at(state.id, stands);
  if (access === "write") {
    if (!clone)
      return { ...NOTHING, refused: "it may write, but its run has made no clone of its own" };
    await clone.begin({ step: def.id, access });
    return { ...NOTHING, clone };
  }
  if (!clone) return { ...NOTHING, wrote: () => ports.ground.changes(state.id, stands) };
  return readingIn(clone, def.id);
}

async function readingIn(clone: CloneGround, step: string): Promise<AttemptGround> {
  const look = (): Promise<string> => clone.begin({ step, access: "read" });
  const found: string[] = [];
  let mark = await look();
  return {
    clone,
    refused: undefined,
    wrote: async () => [...found, ...(await clone.changes(mark))],
    async during(work) {
      found.push(...(await clone.changes(mark)));
      try {
        return await work();
      } finally {
        mark = await look();
      }
    },
  };
}
