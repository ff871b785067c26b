import type { Stored } from "@wheelhouse/journal";
import type { ServerDeps } from "../server-deps.ts";
import type { FlowFrames } from "./flow-frames.ts";
import { requestPatch, runPatch } from "./patch-frames.ts";
import { columnFrame, rowFrames } from "./row-frames.ts";
import { encode } from "./sse-channel.ts";
import type { Topic } from "./topic.ts";

const RUN_STREAMS = "run/";

/** What happened between two global positions, as bytes for each topic that somebody follows. */
export interface Slice {
  /** Everything up to here came before. */
  readonly before: number;
  /** Everything up to here is in it. */
  readonly to: number;
  /** Bytes by topic name; a topic that is not in here was not followed when the slice was made. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** The last seq in it, by run. */
  readonly seqs: ReadonlyMap<string, number>;
}

/** Makes a slice. However many read it, its bytes are made once. */
export async function makeSlice(
  deps: Pick<ServerDeps, "journal" | "wheel">,
  flows: FlowFrames,
  span: { readonly before: number; readonly to: number; readonly events: readonly Stored[] },
  topics: Iterable<Topic>,
): Promise<Slice> {
  const { before, to, events } = span;
  const runs = byRun(events);
  const bytes = new Map<string, Uint8Array>();
  for (const topic of topics)
    bytes.set(topic.name, encode(await textOf(topic, { deps, flows, runs, to })));
  const seqs = new Map([...runs].map(([run, own]) => [run, own.at(-1)?.seq ?? 0]));
  return { before, to, bytes, seqs };
}

async function textOf(
  topic: Topic,
  parts: {
    readonly deps: Pick<ServerDeps, "journal" | "wheel">;
    readonly flows: FlowFrames;
    readonly runs: ReadonlyMap<string, readonly Stored[]>;
    readonly to: number;
  },
): Promise<string> {
  const { deps, flows, runs, to } = parts;
  switch (topic.kind) {
    case "runs": {
      const frames: string[] = [];
      for (const [run, events] of runs) frames.push(await flows.take(run, events));
      frames.push(await runPatch(deps, runs, to));
      return frames.join("");
    }
    case "requests":
      return requestPatch(deps, runs, to);
    case "rows":
      return rowFrames(runs.get(topic.run) ?? []);
    case "run":
      return columnFrame(topic, runs.get(topic.run));
    case "step":
      return columnFrame(
        topic,
        runs.get(topic.run)?.filter(({ step }) => step === topic.step),
      );
    default:
      return topic satisfies never;
  }
}

function byRun(events: readonly Stored[]): Map<string, Stored[]> {
  const runs = new Map<string, Stored[]>();
  for (const event of events) {
    if (!event.stream.startsWith(RUN_STREAMS)) continue;
    const run = event.stream.slice(RUN_STREAMS.length);
    const known = runs.get(run);
    if (known) known.push(event);
    else runs.set(run, [event]);
  }
  return runs;
}
