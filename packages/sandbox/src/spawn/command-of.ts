import { MARKER } from "../process/tree-of.ts";
import type { SandboxSpec } from "../sandbox.ts";

/** Where the programs are that hold others. */
export interface SandboxPrograms {
  /** Path of bubblewrap. */
  readonly bwrap: string;
  /** Path of a Node.js that has the permission model. */
  readonly node: string;
}

/** What is started, with its whole environment. */
export interface SandboxCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The command that starts a program under its level. */
export function commandOf(spec: SandboxSpec, programs: SandboxPrograms): SandboxCommand {
  // NODE_OPTIONS would widen what the flags below take away; no other NODE_ variable is worth the doubt.
  const given = Object.entries(spec.env).filter(([name]) => !name.startsWith("NODE_"));
  const env = {
    ...Object.fromEntries(given),
    HOME: spec.home,
    TMPDIR: spec.tmp,
    [MARKER]: spec.marker,
  };
  const [program, ...args] = spec.command;
  if (spec.level === "enforced") {
    return { program: programs.bwrap, args: [...bwrapArgs(spec), "--", program, ...args], env };
  }
  // Only what is named here can be read; nothing can be written, started or loaded.
  const readable = [program, ...spec.readable].flatMap((path) => [`--allow-fs-read=${path}`]);
  const flags = [
    "--permission",
    "--no-experimental-sqlite",
    "--no-addons",
    "--disable-sigusr1",
    "--no-warnings",
  ];
  return { program: programs.node, args: [...flags, ...readable, program, ...args], env };
}

function bwrapArgs(spec: SandboxSpec): string[] {
  const writable = [spec.home, spec.tmp, ...(spec.writable ?? [])].flatMap((path) => [
    "--bind",
    path,
    path,
  ]);
  const view = ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/dev/shm"];
  const fate = [
    "--unshare-pid",
    "--unshare-ipc",
    "--die-with-parent",
    "--new-session",
    "--cap-drop",
    "ALL",
  ];
  return [...view, ...writable, ...fate, "--chdir", spec.cwd];
}
