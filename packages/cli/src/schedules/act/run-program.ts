import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { type FireEnd, failureClass, messageOf, type ScheduleAct } from "@wheelhouse/core";
import type { Performing } from "@wheelhouse/desk";
import { identify, killTree, MARKER } from "@wheelhouse/sandbox";
import { createOutput } from "@wheelhouse/workspace";

/** So much of what a program says is kept, in characters: how it began and how it ended. */
const MOST_OUTPUT = 16_000;
/** After its end what it said comes in so soon, in milliseconds. */
const HIDDEN_MS = 1_000;
/** What a program gets of the host's environment beside what its schedule names: what a login gives it. */
const INHERITED =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_[A-Z]+|TZ|TMPDIR|XDG_[A-Z_]+|SSH_AUTH_SOCK)$/;

type Command = Extract<ScheduleAct, { kind: "command" }>;

/**
 * Runs the program of a schedule as the person's own: in the project, with their rights. *Contract*: when this has settled, every
 * process that it began is proven dead, whether it ended, took too long or was stopped; but for one that has left its session and cleared
 * its environment, which nothing can find. What it says is scrubbed.
 */
export async function runProgram(
  { argv, cwd, env = [] }: Command,
  { project, marker, timeoutMs, signal }: Performing,
): Promise<FireEnd> {
  const [program = "", ...args] = argv;
  const directory = placeOf(project.path, cwd);
  if (directory === undefined)
    return { result: "failed", class: "gone", why: `there is no directory ${cwd ?? project.path}` };
  const child = spawn(program, args, {
    cwd: directory,
    env: environment(env, marker),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const output = createOutput(MOST_OUTPUT);
  const ended = Promise.withResolvers<{
    code: number | null;
    by?: string | null;
    error?: string;
  }>();
  child.once("error", (error) => ended.resolve({ code: null, error: startError(program, error) }));
  child.once("exit", (code, by) => ended.resolve({ code, by }));
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const streams = [child.stdout, child.stderr];
  for (const stream of streams)
    stream.setEncoding("utf8").on("data", (text: string) => output.push(text));
  const root = child.pid === undefined ? undefined : identify(child.pid);
  const late = AbortSignal.timeout(timeoutMs);
  const stop = AbortSignal.any([signal, late]);
  const stopped = Promise.withResolvers<undefined>();
  stop.addEventListener("abort", () => stopped.resolve(undefined));
  const end = await Promise.race([ended.promise, stopped.promise]);
  await killTree({ root, marker }, end ? { termMs: 0 } : {});
  if (child.pid !== undefined) {
    // Who has hidden from every look at the processes may hold them open: no fire waits for that.
    const cut = setTimeout(() => streams.forEach((stream) => stream.destroy()), HIDDEN_MS);
    await closed;
    clearTimeout(cut);
  }
  const { output: said, omitted } = output.finish();
  const told = { output: said, ...(omitted > 0 && { cut: omitted }) };
  if (!end)
    return {
      ...told,
      result: "failed",
      class: late.aborted ? "timeout" : "interrupted",
      why: late.aborted ? `it took longer than ${timeoutMs / 1000} s` : "it was stopped",
    };
  if (end.error !== undefined) return { ...told, result: "failed", class: "gone", why: end.error };
  if (end.code === 0) return { ...told, result: "ok", code: 0 };
  const why = end.code === null ? `it was ended by ${end.by}` : `it ended with ${end.code}`;
  const kind = failureClass(said) ?? "exit";
  return {
    ...told,
    result: "failed",
    class: kind,
    why,
    ...(end.code !== null && { code: end.code }),
  };
}

/** A directory of the project, links followed; undefined when it is not there, or leads out. */
function placeOf(project: string, cwd = "."): string | undefined {
  try {
    const top = realpathSync(project);
    const real = realpathSync(join(top, cwd));
    return real === top || real.startsWith(top + sep) ? real : undefined;
  } catch {
    return undefined;
  }
}

function environment(named: readonly string[], marker: string): NodeJS.ProcessEnv {
  const wanted = new Set(named);
  const kept = Object.entries(process.env).filter(
    ([name]) => INHERITED.test(name) || wanted.has(name),
  );
  return { ...Object.fromEntries(kept), [MARKER]: marker };
}

function startError(program: string, error: Error): string {
  return "code" in error && error.code === "ENOENT"
    ? `there is no program ${program}`
    : `${program} could not be started: ${messageOf(error)}`;
}
