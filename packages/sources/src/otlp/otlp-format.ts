import { basename, dirname } from "node:path";
import type { FoundLog, LogFormat } from "../log-format.ts";
import { walkLogs } from "../scan/walk-logs.ts";
import { SPOOL_END } from "./spool/spool-files.ts";
import { OtlpTranslator } from "./translate/otlp-translator.ts";

/** Files that {@link openOtlp} writes: each is a run. */
export const otlpFormat: LogFormat = {
  kind: "otlp",
  version: "1-516e0377bd80",
  depth: 0,
  async *discover(root, report) {
    const wants = (path: string): boolean => spoolAt(root, path) !== undefined;
    for await (const path of walkLogs({ root, depth: 0, wants, report })) {
      const found = spoolAt(root, path);
      if (found) yield found;
    }
  },
  logAt: spoolAt,
  translate: (log, kept) => new OtlpTranslator(log, kept),
};

function spoolAt(root: string, path: string): FoundLog | undefined {
  const file = basename(path);
  if (dirname(path) !== root || !file.endsWith(SPOOL_END)) return undefined;
  return { path, name: file.slice(0, -SPOOL_END.length) };
}
