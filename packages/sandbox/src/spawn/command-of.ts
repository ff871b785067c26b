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

/** What of the file system a command's sandbox is made from. */
export interface SandboxView {
  /** Directories that look empty under enforced: those of sockets, and the user's home. */
  readonly hidden: readonly string[];
  /** What stays visible although it lies in a hidden directory. */
  readonly shown: readonly string[];
  /** Directories and files of the working directory that look empty. */
  readonly covered?: Covered | undefined;
}

/** What is covered, and with what. */
export interface Covered {
  readonly directories: readonly string[];
  readonly files: readonly string[];
  /** A file that is seen in the place of each covered one. */
  readonly blank: string;
}

/**
 * What takes everything from a confined program but reading. The V8 flags are frozen because some of
 * them make V8 itself write files, past the permission model.
 */
const CONFINED = [
  "--permission",
  "--no-experimental-sqlite",
  "--no-addons",
  "--disable-sigusr1",
  "--freeze-flags-after-init",
  "--no-warnings",
];

const IS_ROOT = process.getuid?.() === 0;

/** The command that starts a program under its level. Pure, for the user that this process is. */
export function commandOf(
  spec: SandboxSpec,
  programs: SandboxPrograms,
  view: SandboxView,
): SandboxCommand {
  // NODE_OPTIONS would widen what the flags take away; no other NODE_ variable is worth the doubt.
  const given = Object.entries(spec.env).filter(([name]) => !name.startsWith("NODE_"));
  const env = {
    ...Object.fromEntries(given),
    HOME: spec.home,
    TMPDIR: spec.tmp,
    [MARKER]: spec.marker,
  };
  const [program, ...args] = spec.command;
  if (spec.level === "enforced")
    return {
      program: programs.bwrap,
      args: [...bwrapArgs(spec, view), "--", program, ...args],
      env,
    };
  if (spec.level === "agent-enforced") return { program, args, env };
  const readable = [program, ...spec.readable].map((path) => `--allow-fs-read=${path}`);
  return { program: programs.node, args: [...CONFINED, ...readable, program, ...args], env };
}

function bwrapArgs(spec: SandboxSpec, { hidden, shown, covered }: SandboxView): string[] {
  const writable = [spec.home, spec.tmp, ...(spec.writable ?? [])];
  const args = ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"];
  // A later mount lies on top of an earlier one.
  for (const path of hidden) args.push("--tmpfs", path);
  for (const path of shown) args.push("--ro-bind-try", path, path);
  for (const path of writable) args.push("--bind", path, path);
  // What is written there would be lost: that it cannot be is said at once.
  for (const path of covered?.directories ?? []) args.push("--tmpfs", path, "--remount-ro", path);
  for (const path of covered?.files ?? []) args.push("--ro-bind", covered?.blank ?? "", path);
  // Files of the kernel's own go by the owner alone: without this, root could write to /proc/sys. Nobody
  // else can, and an agent that has a sandbox of its own needs /proc to lay it inside of ours.
  if (IS_ROOT) args.push("--remount-ro", "/proc");
  args.push("--unshare-pid", "--unshare-ipc", "--unshare-cgroup-try", "--cap-drop", "ALL");
  if (spec.network === false) args.push("--unshare-net");
  args.push("--die-with-parent", "--new-session", "--chdir", spec.cwd);
  return args;
}
