import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { SandboxSpec } from "@wheelhouse/sandbox";
import type { AttemptSpec } from "../agent.ts";
import { ensureBundle } from "../bundle/ensure-bundle.ts";
import { readTranscript } from "../scripted/read-transcript.ts";

/** How an attempt's program is started. */
export interface Launch {
  /** One bundled file of ours, which is run by our Node.js, or the program of a command-line agent. */
  readonly program: string;
  readonly args: readonly string[];
  /** What it must be able to read besides the snapshot and itself. */
  readonly readable: readonly string[];
}

/** What a command is built with. */
export interface LaunchSetting {
  /** Built-in transcripts of `scripted`: name → path. */
  readonly transcripts: Readonly<Record<string, string>>;
  /** Where the bundles of our own agents lie; the package's own directory when absent. */
  readonly bundleDir?: string | undefined;
}

/** What we know about an agent. */
export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  /** True when it calls no model. */
  readonly modelFree: boolean;
  readonly version: string;
  /**
   * The levels that it may run at, the strongest first. Only one bundled file of ours that has no tool
   * that writes may be confined.
   */
  readonly levels: readonly SandboxSpec["level"][];
  /** The command for an attempt. Throws a WheelhouseError that says what is missing. */
  launch(spec: Pick<AttemptSpec, "model">, setting: LaunchSetting): Promise<Launch>;
}

/** All agents that we know how to start. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    id: "scout",
    name: "Scout (no model)",
    modelFree: true,
    version: "1.0.0",
    levels: ["enforced", "confined"],
    launch: async (_, { bundleDir }) => ({
      program: await ensureBundle("scout", bundleDir),
      args: [],
      readable: [],
    }),
  },
  {
    id: "scripted",
    name: "Scripted (plays a transcript)",
    modelFree: true,
    version: "1.0.0",
    levels: ["enforced", "confined"],
    async launch({ model }, { transcripts, bundleDir }) {
      const path = transcriptPath(model, transcripts);
      // A transcript with a mistake is better told here, where a person sees the whole of it.
      readTranscript(path);
      return {
        program: await ensureBundle("scripted", bundleDir),
        args: [path],
        readable: [path],
      };
    },
  },
];

function transcriptPath(
  model: string | undefined,
  transcripts: Readonly<Record<string, string>>,
): string {
  const hint = `Name a file, or one that comes with it: ${Object.keys(transcripts).join(", ") || "none"}.`;
  if (model === undefined)
    throw new WheelhouseError("transcript.invalid", "It needs a transcript to play.", { hint });
  // The program has another working directory than we have.
  const path = resolve(transcripts[model] ?? model);
  if (!existsSync(path))
    throw new WheelhouseError("transcript.invalid", `There is no transcript ${path}.`, { hint });
  return path;
}
