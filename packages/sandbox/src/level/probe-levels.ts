import { randomUUID } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { messageOf } from "@wheelhouse/core";
import type { SandboxSpec } from "../sandbox.ts";
import { spawnSandboxed } from "../spawn/spawn-sandboxed.ts";
import type { SandboxPrograms } from "../spawn/command-of.ts";

/** Whether a level can be had here. */
export type LevelState =
  | { readonly available: true; readonly programs: SandboxPrograms }
  | { readonly available: false; readonly reason: string; readonly hint: string };

/** Both levels that we enforce ourselves. */
export interface Levels {
  readonly enforced: LevelState;
  readonly confined: LevelState;
}

/** Which programs are probed; what is absent is looked for. */
export interface ProbeOptions {
  readonly bwrap?: string | undefined;
  readonly node?: string | undefined;
  /** Where bubblewrap is looked for; the process's PATH when absent. */
  readonly path?: string | undefined;
}

/** What a program says that was kept from writing, by either level. */
const REFUSALS: ReadonlySet<string> = new Set(["refused EROFS", "refused ERR_ACCESS_DENIED"]);

/** Longest time of one probe, in milliseconds. */
const PROBE_MS = 10_000;

/** Tries to write outside of its home, by the plainest means, and says what happened. */
const PROBE = `import { writeFileSync } from "node:fs";
try {
  writeFileSync(process.argv[2], "x");
  console.log("wrote");
} catch (error) {
  console.log("refused " + error.code);
}
`;

let known: Promise<Levels> | undefined;

/**
 * Finds out which levels hold on this machine by trying to write under each. What this process finds
 * out without options is remembered: a level that held once does not go away under it.
 */
export function probeLevels(options?: ProbeOptions): Promise<Levels> {
  return options === undefined ? (known ??= probeAll({})) : probeAll(options);
}

async function probeAll(options: ProbeOptions): Promise<Levels> {
  const node = options.node ?? process.execPath;
  const bwrap = options.bwrap ?? findOnPath("bwrap", options.path ?? process.env["PATH"] ?? "");
  const [enforced, confined] = await Promise.all([
    bwrap === undefined
      ? ({
          available: false,
          reason: "bubblewrap is not installed",
          hint: "Install it for the strongest level: apt-get install bubblewrap (Debian, Ubuntu), dnf install bubblewrap (Fedora)",
        } as const)
      : probe("enforced", { bwrap, node }),
    probe("confined", { bwrap: bwrap ?? "", node }),
  ]);
  return { enforced, confined };
}

async function probe(level: keyof Levels, programs: SandboxPrograms): Promise<LevelState> {
  const ground = mkdtempSync(join(tmpdir(), "wheelhouse-probe-"));
  try {
    const [home, tmp, target] = [join(ground, "home"), join(ground, "tmp"), join(ground, "target")];
    for (const directory of [home, tmp, target]) mkdirSync(directory);
    const program = join(ground, "probe.mjs");
    writeFileSync(program, PROBE);
    const command =
      level === "enforced" ? ([programs.node, program] as const) : ([program] as const);
    const spec: SandboxSpec = {
      level,
      command: [...command, join(target, "written")],
      cwd: ground,
      env: { PATH: "/usr/bin:/bin" },
      home,
      tmp,
      readable: [program, target],
      marker: `probe/${level}/${process.pid}/${randomUUID()}`,
    };
    const said = await listen(spec, programs);
    const wrote = said === "wrote" || existsSync(join(target, "written"));
    if (!wrote && REFUSALS.has(said)) return { available: true, programs };
    return {
      available: false,
      reason: wrote
        ? `a test program could write although it was ${level}`
        : `the test program did not run: ${said}`,
      hint:
        level === "enforced"
          ? `Check ${programs.bwrap}: wheelhouse doctor`
          : "Use the Node.js that comes with the repository: npm ci",
    };
  } catch (error) {
    return {
      available: false,
      reason: `it could not be tried: ${messageOf(error)}`,
      hint: "See what else is missing: wheelhouse doctor",
    };
  } finally {
    rmSync(ground, { recursive: true, force: true });
  }
}

/** Starts the program and gives back what it said, or else why it said nothing. */
async function listen(spec: SandboxSpec, programs: SandboxPrograms): Promise<string> {
  const { child, exited, closed, end } = await spawnSandboxed(spec, programs);
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const timer = setTimeout(() => child.kill("SIGKILL"), PROBE_MS);
  const exit = await exited;
  clearTimeout(timer);
  await end({ termMs: 0 });
  if (exit.error !== undefined) return exit.error;
  await closed;
  const lastError = err.trim().split("\n").at(-1) ?? "";
  return out.trim() || lastError || `it ended with ${exit.code ?? exit.signal}`;
}

function findOnPath(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((directory) => directory !== "")
    .map((directory) => join(directory, name))
    .find((candidate) => {
      try {
        accessSync(candidate, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
