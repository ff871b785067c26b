import { type ChildProcess, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { messageOf } from "@wheelhouse/core";
import { inTurn } from "./in-turn.ts";
import { type ScriptAnswer, scriptAnswerSchema, type ScriptRequest } from "./script-protocol.ts";

const CHILD = fileURLToPath(new URL("./flow-child.ts", import.meta.url));
/** How long a script may take, in milliseconds: one takes half a second, and on a busy machine many times that. */
const MOST_MS = 20_000;
/** Size of its heap, in megabytes. */
const MOST_HEAP = 128;
/** Most that it may say, in bytes: larger than any plan of 500 steps that a run takes. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_ERRORS = 4 * 1024;
/** Processes at once, of a directory of scripts: all of them together would take each other's time. */
const turn = inTurn(2);

/**
 * Asks a flow script in a process of its own, which can write nothing, read nothing but this package, start nothing,
 * and ends after a while whatever it does. Never rejects: what goes wrong there is an answer.
 */
export function askScript(
  request: ScriptRequest,
  { mostMs = MOST_MS }: { readonly mostMs?: number } = {},
): Promise<ScriptAnswer> {
  return turn(() => ask(request, mostMs));
}

async function ask(request: ScriptRequest, mostMs: number): Promise<ScriptAnswer> {
  const child = spawn(process.execPath, argumentsOf(), {
    cwd: "/",
    env: {},
    stdio: ["pipe", "ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  let errors = "";
  let size = 0;
  let why: string | undefined;
  const end = (reason: string): void => {
    why ??= reason;
    child.kill("SIGKILL");
  };
  const timer = setTimeout(() => end(`it took more than ${mostMs / 1000} s`), mostMs);
  child.stdio[3]?.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST_BYTES) end(`its plan is larger than ${MOST_BYTES / 1024 / 1024} MiB`);
    else said.push(chunk);
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    if (errors.length < MOST_ERRORS) errors += chunk.toString();
  });
  // It may be gone before it has read everything; its end says so.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(JSON.stringify(request));
  const ended = await endOf(child);
  clearTimeout(timer);
  if (why === undefined && ended.code === 0) {
    const answer = parse(Buffer.concat(said).toString());
    if (answer) return answer;
  }
  const message = why ?? causeIn(errors) ?? `its process ended with ${ended.code ?? ended.signal}`;
  return { ok: false, stage: "load", message };
}

function argumentsOf(): string[] {
  // The links of a workspace count as well as the places that they lead to.
  const own = [
    dirname(dirname(dirname(dirname(CHILD)))),
    ...["@wheelhouse/core", "zod"].flatMap(packageOf),
  ];
  return [
    "--permission",
    ...own.map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${MOST_HEAP}`,
    "--disallow-code-generation-from-strings",
    "--no-warnings",
    CHILD,
  ];
}

/** The directory of a package that a script may import, as it is named and as it is. */
function packageOf(name: string): string[] {
  const entry = fileURLToPath(import.meta.resolve(name));
  const parts = entry.split("/");
  const top = parts.lastIndexOf("node_modules");
  const named = top < 0 ? dirname(dirname(entry)) : parts.slice(0, top + 2).join("/");
  return [...new Set([named, realpathSync(named), linkOf(name)])].filter((path) => path !== "");
}

function linkOf(name: string): string {
  for (let from = dirname(CHILD); from !== dirname(from); from = dirname(from)) {
    const link = join(from, "node_modules", name);
    try {
      realpathSync(link);
      return link;
    } catch {
      // It is further up.
    }
  }
  return "";
}

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => {
    child.once("error", () => resolve({ code: null, signal: "an error at its start" }));
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

function parse(text: string): ScriptAnswer | undefined {
  try {
    return scriptAnswerSchema.parse(JSON.parse(text));
  } catch (error) {
    return { ok: false, stage: "load", message: `its answer cannot be read: ${messageOf(error)}` };
  }
}

/** The line of what a runtime says at its end that names the cause. */
function causeIn(errors: string): string | undefined {
  if (/heap out of memory/i.test(errors)) return `it took more than ${MOST_HEAP} MB of memory`;
  return errors.split("\n").find((line) => /^\w*Error\b/.test(line));
}
