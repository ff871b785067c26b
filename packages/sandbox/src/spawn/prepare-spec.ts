import { existsSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { isAbsolute, sep } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { SandboxSpec } from "../sandbox.ts";
import type { SandboxView } from "./command-of.ts";
import { coverOf, existing } from "./cover-of.ts";
import { findLinkOut } from "./find-link-out.ts";
import { hideable, homesHere } from "./homes-here.ts";

/**
 * Where sockets of services lie that run outside of any sandbox, such as a container engine, the
 * user's service manager or a terminal multiplexer: each starts programs for whoever asks.
 */
const SOCKETS = ["/run", "/tmp"];
const RESOLVER = "/etc/resolv.conf";

/** What a spec comes to on this machine. */
export interface Prepared {
  readonly spec: SandboxSpec;
  readonly view: SandboxView;
}

/** Looks at the file system before a program is started. Throws `sandbox.refused` for what its level cannot hold. */
export async function prepareSpec(spec: SandboxSpec): Promise<Prepared> {
  // Without it the runtime would say that the program is missing.
  await stat(spec.cwd);
  const view = { hidden: [], shown: [] };
  if (spec.level !== "enforced" && (spec.writable ?? []).length > 0)
    throw new WheelhouseError(
      "sandbox.refused",
      `A program that is ${spec.level} cannot be held to the directories that it may write in.`,
      { hint: "Install bubblewrap, which can." },
    );
  if (spec.network === false && spec.level !== "enforced")
    throw new WheelhouseError(
      "sandbox.refused",
      `A program cannot be kept from the network when it is ${spec.level}.`,
      { hint: "Install bubblewrap, which can, or allow the network." },
    );
  switch (spec.level) {
    case "enforced":
      return { spec, view: await viewOf(spec) };
    case "confined":
      return { spec: await confinable(spec), view };
    case "agent-enforced":
      return { spec: await uncovered(spec), view };
    default:
      return spec.level satisfies never;
  }
}

async function viewOf(spec: SandboxSpec): Promise<SandboxView> {
  const sockets = SOCKETS.filter((path) => existsSync(path));
  const hidden = [...sockets, ...(await homesHere())];
  for (const path of await hideable(spec.hidden ?? []))
    if (!hidden.some((parent) => path === parent || path.startsWith(parent + sep)))
      hidden.push(path);
  // Names are still to be resolved: on many systems this one file lies among the sockets.
  const resolver = await realpath(RESOLVER).catch(() => RESOLVER);
  // Our Node.js is on the path of every program, and often lies in the user's home.
  const programs = [...spec.command.slice(0, 1), process.execPath];
  const wanted = [spec.cwd, ...programs, ...spec.readable, resolver];
  return {
    hidden,
    covered: await coverOf(spec),
    shown: wanted.filter((path) => hidden.some((parent) => path.startsWith(parent + sep))),
  };
}

async function confinable(spec: SandboxSpec): Promise<SandboxSpec> {
  const [program, ...args] = spec.command;
  if (!isAbsolute(program) || !program.endsWith(".mjs"))
    throw refused(`${program} is not one bundled .mjs file`, "Give it a bundle of its own.");
  const readable: string[] = [];
  for (const path of [program, ...spec.readable]) {
    if (path.includes("*"))
      throw refused(
        `a star in ${path} would let the program read other paths that begin alike`,
        "Choose a data directory without a star in its path: --home DIR",
      );
    const real = await realpath(path);
    const link = (await stat(real)).isDirectory() ? await findLinkOut(real) : undefined;
    if (link !== undefined)
      throw refused(
        `the link ${link} leads out of what the program may read`,
        "Snapshots have no links; this directory was not made by one.",
      );
    readable.push(path, real);
  }
  return { ...spec, command: [program, ...args], readable: [...new Set(readable)] };
}

/** Nothing but the sandbox keeps a program from what a repository tells it to start. */
async function uncovered(spec: SandboxSpec): Promise<SandboxSpec> {
  const [found] = await existing(spec);
  if (found === undefined) return spec;
  throw new WheelhouseError(
    "sandbox.refused",
    `The program is not started without a sandbox where the repository may have it start others: ${found.path}.`,
    { hint: "Install bubblewrap, which hides such files from it, or remove them." },
  );
}

function refused(why: string, hint: string): WheelhouseError {
  return new WheelhouseError("sandbox.refused", `The program cannot be confined: ${why}.`, {
    hint,
  });
}
