import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Json, type JsonObject, jsonSchema, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import { locateProgram } from "../discover/locate-program.ts";
import { isLoopback } from "../discover/is-loopback.ts";
import type { Machine } from "../discover/machine.ts";
import { programVersion } from "../discover/program-version.ts";
import { isOlder } from "./compare-versions.ts";
import type { CatalogueEntry, Launch, LaunchSpec, Sighting } from "./entry.ts";
import type { InstalledAgent } from "./installed-agent.ts";
import { packageOf } from "./package-of.ts";

const objectSchema = z.record(z.string(), jsonSchema);

/** The entry of a command-line agent: how it is found and started, from its data. `path` is where the user says that its program is. */
export function entryOf(known: InstalledAgent, path?: string): CatalogueEntry {
  const agent = path === undefined ? known : { ...known, program: path };
  const { id, name, levels, traits } = agent;
  return {
    id,
    name,
    origin: "installed",
    modelFree: false,
    levels,
    traits,
    look: (machine) => look(agent, machine),
    launch: (spec, { machine }) => launch(agent, spec, machine),
  };
}

async function look(agent: InstalledAgent, machine: Machine): Promise<Sighting> {
  const endpoint = agent.endpoint === undefined ? undefined : machine.env[agent.endpoint];
  const calls = endpoint !== undefined && isLoopback(endpoint) ? "local" : "provider";
  const program = await locateProgram(agent.program, machine);
  if (!program)
    return {
      path: undefined,
      version: undefined,
      calls,
      signedIn: "unknown",
      missing: await notFound(agent, machine),
    };
  const version = await programVersion(program, agent.packages);
  const signedIn = calls === "local" ? "not-needed" : await isSignedIn(agent, machine);
  const found = { path: program.path, version, calls, signedIn } as const;
  const { unsafe } = agent;
  if (unsafe && version !== undefined && isOlder(version, unsafe.below))
    return {
      ...found,
      missing: {
        reason: `${agent.program} ${version} is not started: ${unsafe.reason}.`,
        hint: `Install ${unsafe.below} or later: ${agent.install}`,
      },
    };
  if (signedIn === "no")
    return {
      ...found,
      missing: { reason: `Nobody is signed in to ${agent.name}.`, hint: agent.signIn },
    };
  return found;
}

async function notFound(agent: InstalledAgent, machine: Machine) {
  const hint = `Install it: ${agent.install}`;
  const alias = agent.alias === undefined ? undefined : await locateProgram(agent.alias, machine);
  return alias
    ? {
        reason: `${agent.alias} is there, and ${agent.program}, by which it is driven, is not.`,
        hint,
      }
    : { reason: `${agent.program} was not found.`, hint };
}

async function isSignedIn(
  agent: InstalledAgent,
  { env, home }: Machine,
): Promise<Sighting["signedIn"]> {
  if (agent.keys.some((key) => env[key])) return "yes";
  for (const file of agent.credentials)
    if ((await readFile(join(home, file), "utf8").catch(() => "")).trim() !== "") return "yes";
  // One that knows many providers may be set up in ways that are its own business.
  return agent.keys.length > 0 ? "no" : "unknown";
}

async function launch(agent: InstalledAgent, spec: LaunchSpec, machine: Machine): Promise<Launch> {
  const program = await locateProgram(agent.program, machine);
  if (!program)
    throw new WheelhouseError("agent.unusable", `${agent.program} was not found.`, {
      hint: `Install it: ${agent.install}`,
    });
  const given = environment(agent, machine);
  const keyed = agent.keys.some((key) => given[key] !== undefined);
  const added = agent.configure({ ...spec, env: given, keyed });
  const files: Record<string, string> = {};
  for (const { path, keep, set } of agent.settings) {
    const own = await readSettings(join(machine.home, path));
    const kept = Object.fromEntries(
      keep.flatMap((key) => (own[key] === undefined ? [] : [[key, own[key]]])),
    );
    files[path] =
      `${JSON.stringify(merged(merged(kept, set), added.settings?.[path] ?? {}), null, 2)}\n`;
  }
  return {
    program: program.file,
    args: [...agent.args, ...(added.args ?? [])],
    script: program.script,
    readable: [packageOf(program.file)],
    env: { ...given, ...added.env },
    files,
    // A local endpoint is not told who the user is.
    credentials: keyed ? [] : agent.credentials,
    keyed,
  };
}

/** What it gets of the user's environment. A local endpoint asks for no key, and its client insists on one. */
function environment(agent: InstalledAgent, { env }: Machine): Record<string, string> {
  const names = [...agent.keys, ...(agent.endpoint ? [agent.endpoint] : []), ...agent.pass];
  const given: Record<string, string> = {};
  for (const name of names) {
    const value = env[name];
    if (value) given[name] = value;
  }
  const [key] = agent.keys;
  const endpoint = agent.endpoint === undefined ? undefined : given[agent.endpoint];
  if (
    key !== undefined &&
    endpoint !== undefined &&
    isLoopback(endpoint) &&
    !agent.keys.some((name) => given[name])
  )
    given[key] = "local";
  return given;
}

/** The user's own settings; none when they cannot be read, since the agent says so better than we can. */
async function readSettings(path: string): Promise<JsonObject> {
  try {
    return objectSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return {};
  }
}

function merged(under: JsonObject, over: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const [one, two] = [asObject(result[key]), asObject(value)];
    result[key] = one && two ? merged(one, two) : value;
  }
  return result;
}

function asObject(value: Json | undefined): JsonObject | undefined {
  return objectSchema.safeParse(value).data;
}
