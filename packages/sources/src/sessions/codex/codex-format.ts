import { sessionFormat } from "../session-format.ts";
import { codexLine } from "./codex-line.ts";

/** Session files of Codex: `<year>/<month>/<day>/rollout-<time>-<session>.jsonl`. */
export const CODEX_SESSIONS = sessionFormat({
  source: "codex",
  version: "1-56db4c4d2e1d",
  agent: "codex",
  name: "Codex",
  file: /^(?:\d{4}\/\d{2}\/\d{2}\/)?rollout-[^/]+\.jsonl$/,
  depth: 3,
  line: codexLine,
});
