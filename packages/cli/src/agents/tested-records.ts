import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Tested } from "@wheelhouse/agents";
import { z } from "zod";
import { testedPath } from "../home/home-paths.ts";
import { privateDirectory } from "../home/private-directory.ts";

const testedSchema = z.object({
  version: z.string(),
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  passed: z.int().min(0),
  failed: z.int().min(0),
  planModeHolds: z.boolean().nullable(),
});
/** Agent → what was found for its versions, the latest first. */
const recordsSchema = z.record(z.string(), z.array(testedSchema));
type Records = z.infer<typeof recordsSchema>;

/** Versions of an agent that are remembered. */
const MOST = 20;

/** What the suite found for this version of an agent on this machine; undefined when it was never run for it. */
export function testedVersion(home: string, agent: string, version: string): Tested | undefined {
  return testsOf(home, agent).find((each) => each.version === version);
}

/** Everything that the suite found for an agent on this machine, the latest first. */
export function testsOf(home: string, agent: string): Tested[] {
  const records = read(home).get(agent) ?? [];
  return records.map((each) => ({ ...each, planModeHolds: each.planModeHolds ?? undefined }));
}

/** Remembers what the suite found; it replaces what was known of that version. */
export function rememberTest(home: string, agent: string, tested: Tested): void {
  privateDirectory(home);
  const before = read(home);
  const others = (before.get(agent) ?? []).filter(({ version }) => version !== tested.version);
  const now = { ...tested, planModeHolds: tested.planModeHolds ?? null };
  const after: Records = {
    ...Object.fromEntries(before),
    [agent]: [now, ...others].slice(0, MOST),
  };
  const path = testedPath(home);
  const written = `${path}.${process.pid}`;
  writeFileSync(written, `${JSON.stringify(after, null, 2)}\n`, { mode: 0o600 });
  renameSync(written, path);
}

/** A file that cannot be read says that nothing was tested, which is the safe side. */
function read(home: string): ReadonlyMap<string, Records[string]> {
  const path = testedPath(home);
  if (!existsSync(path)) return new Map();
  try {
    return new Map(Object.entries(recordsSchema.parse(JSON.parse(readFileSync(path, "utf8")))));
  } catch {
    return new Map();
  }
}
