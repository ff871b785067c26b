import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Action } from "./transcript.ts";

/** Faults that need nothing of the protocol: they are done to the process itself. */
export type Fault = Extract<
  Action,
  | { hang: unknown }
  | { crash: unknown }
  | { garbage: unknown }
  | { halfLine: unknown }
  | { ignoreSigterm: unknown }
>;

/** Does a fault; some never come back. */
export async function doFault(fault: Fault): Promise<void> {
  if ("crash" in fault) {
    if (typeof fault.crash === "number") process.exit(fault.crash);
    process.kill(process.pid, fault.crash);
    return forever();
  }
  if ("garbage" in fault) return raw(`${fault.garbage}\n`);
  if ("halfLine" in fault) {
    await raw('{"jsonrpc":"2.0","method":"session/upd');
    process.exit(0);
  }
  if ("ignoreSigterm" in fault) {
    process.on("SIGTERM", () => undefined);
    return;
  }
  return forever();
}

/** Tries to write a file and says what came of it. */
export function tryToWrite(cwd: string, path: string): Promise<string> {
  return outcomeOf(async () =>
    writeFileSync(resolve(cwd, path), "written by an agent that may only read\n"),
  );
}

/** Tries to leave a process behind, in a session of its own, and says what came of it. */
export function tryToLeaveGrandchild(lifeSeconds: number): Promise<string> {
  return outcomeOf(async () => {
    const child = spawn("sleep", [String(lifeSeconds)], { detached: true, stdio: "ignore" });
    const { promise, resolve: started, reject } = Promise.withResolvers<void>();
    child.once("spawn", () => started());
    child.once("error", reject);
    await promise;
    child.unref();
  });
}

async function outcomeOf(act: () => Promise<void>): Promise<string> {
  try {
    await act();
    return "done";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    return `refused (${String(code)})`;
  }
}

/** Hangs: deaf to a cancel, and alive even without a client. */
function forever(): Promise<never> {
  setInterval(() => undefined, 2 ** 30);
  return new Promise(() => undefined);
}

function raw(text: string): Promise<void> {
  return new Promise((written) => process.stdout.write(text, () => written()));
}
