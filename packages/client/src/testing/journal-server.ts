import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { ServerOrder } from "./serve-journal.ts";

const PROGRAM = fileURLToPath(new URL("serve-journal.ts", import.meta.url));

/** The real server in a process that can be killed, over a journal that a test fills. */
export interface JournalServer {
  readonly port: number;
  /** Tells it to do something, and says what it answered; one after the other. */
  order(order: ServerOrder): Promise<unknown>;
  /** As a crash would. */
  kill(): Promise<void>;
}

/** Starts it on a data directory, with a directory of pages; port 0 is any. It ends with the test. */
export async function startJournalServer(wish: {
  readonly home: string;
  readonly pages: string;
  readonly port: number;
  readonly secret: string;
}): Promise<JournalServer> {
  const args = [PROGRAM, wish.home, wish.pages, String(wish.port), wish.secret];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"] });
  onTestFinished(() => kill(child));
  child.stderr.pipe(process.stderr, { end: false });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value));
  const started = await next();
  if (typeof started !== "object" || started === null || !("port" in started))
    throw new Error("the server did not start");
  let last: Promise<unknown> = Promise.resolve();
  return {
    port: Number(started.port),
    order(order) {
      last = last.then(() => {
        child.stdin.write(`${JSON.stringify(order)}\n`);
        return next();
      });
      return last;
    },
    kill: () => kill(child),
  };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  child.kill("SIGKILL");
  await promise;
}
