import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import {
  type CapabilityRecord,
  capabilityRecordSchema,
  readRecords,
  type Tested,
  testedFrom,
} from "@wheelhouse/agents";
import { z } from "zod";
import { testedPath } from "../home/home-paths.ts";
import { privateDirectory } from "../home/private-directory.ts";

/** What comes with us: what the suite found where we are made, read once. */
let shipped: readonly CapabilityRecord[] | undefined;

/** Agent → what was found for its versions on this machine, the latest first. */
const recordsSchema = z.record(z.string(), z.array(capabilityRecordSchema));

/** Versions of an agent that are remembered. */
const MOST = 20;

/** What the suite found for this version of an agent; undefined when it was never run for it. */
export function testedVersion(home: string, agent: string, version: string): Tested | undefined {
  const record = recordsOf(home, agent).find((each) => each.version === version);
  return record && testedFrom(record);
}

/** What the suite found for an agent, the latest first: on this machine, and for other versions what comes with us. */
export function recordsOf(home: string, agent: string): readonly CapabilityRecord[] {
  const here = read(home).get(agent) ?? [];
  shipped ??= readRecords();
  const more = shipped.filter(
    (each) => each.agent === agent && !here.some(({ version }) => version === each.version),
  );
  return [...here, ...more];
}

/** Remembers what the suite found. Of the same version it replaces what was tried again, and leaves the rest. */
export function rememberRecord(home: string, record: CapabilityRecord): void {
  privateDirectory(home);
  const { agent, version } = record;
  const all = read(home);
  const before = all.get(agent) ?? [];
  const same = before.find((each) => each.version === version);
  const kept = (same?.trials ?? []).filter(
    ({ trial }) => !record.trials.some((each) => each.trial === trial),
  );
  const others = before.filter((each) => each !== same);
  const merged = { ...record, trials: [...kept, ...record.trials] };
  all.set(agent, [merged, ...others].slice(0, MOST));
  const path = testedPath(home);
  const written = `${path}.${process.pid}`;
  writeFileSync(written, `${JSON.stringify(Object.fromEntries(all))}\n`, { mode: 0o600 });
  renameSync(written, path);
}

/** A file that cannot be read says that nothing was tested, which is the safe side. */
function read(home: string): Map<string, CapabilityRecord[]> {
  const path = testedPath(home);
  if (!existsSync(path)) return new Map();
  try {
    const records = recordsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
    return new Map(Object.entries(records));
  } catch {
    return new Map();
  }
}
