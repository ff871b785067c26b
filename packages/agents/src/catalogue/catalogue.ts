import { existsSync } from "node:fs";
import { messageOf } from "@wheelhouse/core";
import type { AttemptSpec } from "../agent.ts";
import { ensureBundle } from "../bundle/ensure-bundle.ts";
import { readTranscript } from "../scripted/read-transcript.ts";

/** How an attempt's program is started. */
export interface Launch {
  /** The one file of ours, or the program of a command-line agent. */
  readonly program: string;
  readonly args: readonly string[];
  /** What it must be able to read beside the snapshot. */
  readonly readable: readonly string[];
}

/** What we know about an agent. */
export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  /** True when it calls no model. */
  readonly modelFree: boolean;
  /** True for one bundled file of ours that has no tool that writes: it may be confined. */
  readonly own: boolean;
  readonly version: string;
  /** The command for an attempt. Throws an Error that says what is missing. */
  launch(
    spec: Pick<AttemptSpec, "model">,
    transcripts: Readonly<Record<string, string>>,
  ): Promise<Launch>;
}

/** All agents that we know how to start. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    id: "scout",
    name: "Scout (no model)",
    modelFree: true,
    own: true,
    version: "1.0.0",
    launch: async () => ({ program: await ensureBundle("scout"), args: [], readable: [] }),
  },
  {
    id: "scripted",
    name: "Scripted (plays a transcript)",
    modelFree: true,
    own: true,
    version: "1.0.0",
    async launch({ model }, transcripts) {
      if (model === undefined) throw new Error("it needs a transcript; name one with --model FILE");
      const path = transcripts[model] ?? model;
      if (!existsSync(path)) throw new Error(`there is no transcript ${path}`);
      try {
        readTranscript(path);
      } catch (error) {
        throw new Error(messageOf(error), { cause: error });
      }
      return { program: await ensureBundle("scripted"), args: [path], readable: [path] };
    },
  },
];
