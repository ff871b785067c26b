import { fileURLToPath } from "node:url";

/** Transcripts that come with Wheelhouse, by the name that a run gives as its model. */
export const TRANSCRIPTS: Readonly<Record<string, string>> = {
  demo: fileURLToPath(new URL("demo.yaml", import.meta.url)),
  story: fileURLToPath(new URL("story.yaml", import.meta.url)),
};
