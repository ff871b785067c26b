import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { ensureBundle } from "../bundle/ensure-bundle.ts";
import { readTranscript } from "../scripted/read-transcript.ts";
import type { CatalogueEntry, Launch, Sighting, Traits } from "./entry.ts";

const VERSION = "1.0.0";
const TRAITS: Traits = {
  tools: "none",
  usage: { updates: "turn", answer: "turn", cost: "process" },
};
const SIGHTING: Sighting = {
  path: undefined,
  version: VERSION,
  calls: "nothing",
  signedIn: "not-needed",
};
const BUNDLED: Omit<Launch, "program"> = {
  args: [],
  script: true,
  readable: [],
  env: {},
  files: {},
  credentials: [],
};
const OWN = {
  origin: "own",
  modelFree: true,
  levels: ["enforced", "confined"],
  traits: TRAITS,
  look: () => Promise.resolve(SIGHTING),
} as const;

/** Our analyses without a model. */
export const SCOUT: CatalogueEntry = {
  ...OWN,
  id: "scout",
  name: "Scout (no model)",
  launch: async (_, { bundleDir }) => ({
    ...BUNDLED,
    program: await ensureBundle("scout", bundleDir),
  }),
};

/** Plays a transcript: for demonstrations, tests and benchmarks. */
export const SCRIPTED: CatalogueEntry = {
  ...OWN,
  id: "scripted",
  traits: { ...TRAITS, tools: "http" },
  name: "Scripted (plays a transcript)",
  async launch({ model }, { transcripts, bundleDir }) {
    const path = transcriptPath(model, transcripts);
    // A transcript with a mistake is better told here, where a person sees the whole of it.
    readTranscript(path);
    const program = await ensureBundle("scripted", bundleDir);
    return { ...BUNDLED, program, args: [path], readable: [path] };
  },
};

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
