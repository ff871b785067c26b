import { z } from "zod";
import { trustedFlowsPath } from "../../home/home-paths.ts";
import { readPrivateJson, writePrivateJson } from "../../home/private-json.ts";

/** Path of a project → name of a flow → the hash of what was trusted. */
const trustedSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** Whether a person has trusted this very content of a project's flow. A file that cannot be read trusts nothing. */
export function isTrusted(home: string, project: string, flow: string, hash: string): boolean {
  const flows = own(read(home), project);
  return flows !== undefined && own(flows, flow) === hash;
}

/** Remembers that a person trusts it; what was trusted under this name before no longer is. */
export function trustFlow(home: string, project: string, flow: string, hash: string): void {
  const all = read(home);
  const flows = { ...own(all, project), [flow]: hash };
  writePrivateJson(trustedFlowsPath(home), { ...all, [project]: flows });
}

function read(home: string): z.output<typeof trustedSchema> {
  return readPrivateJson(trustedFlowsPath(home), trustedSchema, {});
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
