import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ERRORS, type ErrorCode, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import type { HostOrder } from "../commands/host.ts";
import { hostLogPath } from "../home/home-paths.ts";
import { privateDirectory } from "../home/private-directory.ts";

const BIN = fileURLToPath(new URL("../../bin/wheelhouse.js", import.meta.url));
/**
 * Keeps what is young in the heap small, in MB: such a process mostly waits, perhaps for days, and what
 * a fast start would take is never given back whole.
 */
const FRUGAL: readonly string[] = ["--max-semi-space-size=2"];

const replySchema = z.union([
  z.object({ runs: z.array(z.string()) }),
  z.object({
    problem: z.object({ code: z.string(), detail: z.string(), hint: z.string().nullable() }),
  }),
]);

/**
 * Leaves a process behind that drives runs, and returns once it has taken the order: with the ids of
 * its runs, or by throwing what it met. It has no terminal; what it says goes to `host.log`.
 */
export async function leaveBehind(home: string, order: HostOrder): Promise<readonly string[]> {
  privateDirectory(home);
  const log = openSync(hostLogPath(home), "a", 0o600);
  const child = spawn(process.execPath, [...FRUGAL, BIN, "host", "--home", home], {
    detached: true,
    stdio: ["pipe", "pipe", log],
    cwd: home,
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("a child with pipes has none");
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = "";
  child.on("error", reject).on("exit", () => resolve(said));
  stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said.includes("\n")) resolve(said);
  });
  stdin.end(JSON.stringify(order));
  const reply = replySchema.safeParse(jsonIn(await promise)).data;
  stdout.destroy();
  child.unref();
  if (reply && "runs" in reply) return reply.runs;
  if (reply) {
    const { code, detail, hint } = reply.problem;
    throw new WheelhouseError(isCode(code) ? code : "internal", detail, {
      hint: hint ?? undefined,
    });
  }
  throw new WheelhouseError("host.gone", "The process that was to be left behind has ended.", {
    hint: `See what it said: ${hostLogPath(home)}`,
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
