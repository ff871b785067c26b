import { execFile } from "node:child_process";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { type CheckObject, checkObjectSchema, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import type { Io } from "../command/context.ts";

const BIN = fileURLToPath(new URL("../../bin/wheelhouse.js", import.meta.url));
/** Longer than all checks may take together, in milliseconds. */
const LIMIT_MS = 60_000;
/** How long an answer holds, in milliseconds. */
const HOLDS_MS = 5 * 60_000;
const MOST_BYTES = 4 * 1024 * 1024;

const checksSchema = z.array(checkObjectSchema);

/**
 * Asks `wheelhouse doctor` in a process of its own: it reads the whole journal and tries the sandbox
 * anew, which a server has no time for. `again` looks afresh; else an answer of the last minutes will do.
 */
export function doctorFor(
  home: string,
  env: Io["env"],
): (again: boolean) => Promise<CheckObject[]> {
  let last: Promise<CheckObject[]> | undefined;
  let until = 0;
  let open = false;
  return (again) => {
    // Who asks while it looks gets what it finds: that is fresh.
    if (last !== undefined && (open || (!again && performance.now() < until))) return last;
    open = true;
    const looking = look(home, env);
    last = looking;
    looking.then(
      () => {
        open = false;
        until = performance.now() + HOLDS_MS;
      },
      () => {
        open = false;
        last = undefined;
      },
    );
    return looking;
  };
}

async function look(home: string, env: Io["env"]): Promise<CheckObject[]> {
  const { promise, resolve, reject } = Promise.withResolvers<CheckObject[]>();
  const args = [BIN, "doctor", "--json", "--home", home];
  const options = { env: { ...env }, timeout: LIMIT_MS, maxBuffer: MOST_BYTES };
  const child = execFile(process.execPath, args, options, (error, stdout) => {
    process.off("exit", end);
    try {
      resolve(checksSchema.parse(JSON.parse(stdout)));
    } catch (cause) {
      reject(
        new WheelhouseError("internal", "The checks did not end.", {
          hint: "Look in a terminal: wheelhouse doctor",
          cause: error ?? cause,
        }),
      );
    }
  });
  // A server that is told to stop waits for no check, and leaves none behind.
  const end = (): void => void child.kill();
  process.once("exit", end);
  child.unref();
  for (const stream of [child.stdout, child.stderr]) if (stream instanceof Socket) stream.unref();
  return promise;
}
