import { spawn } from "node:child_process";
import { platform } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import type { Io } from "../command/context.ts";
import { listenForInterruptions } from "../watch/interruptions.ts";
import { type EntryFile, writeEntryFile } from "./entry-file.ts";

/** How long a browser has to read the file, in milliseconds: it may have to be started first. */
const READ_MS = 10_000;

/** Where the file is written, and what the browser is opened in. */
export interface Opening {
  /** The data directory. */
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** How long the file stays, in milliseconds; ten seconds when absent. */
  readonly readMs?: number;
}

/** A browser that was asked for. Disposing takes the file away, if it is still there. */
export interface OpenedBrowser extends Disposable {
  /** Settles when the file is gone. */
  readonly gone: Promise<void>;
}

/**
 * Opens an address with a token in the user's browser, if there is one. What the browser is started with
 * is an argument, which every user of this machine can read: so it is the name of a file that only its
 * owner can read, which leads to the address and is gone some seconds later, or with this process.
 */
export function openBrowser(url: string, { home, env, readMs = READ_MS }: Opening): OpenedBrowser {
  const file = tryToWrite(home, url);
  if (!file) return { gone: Promise.resolve(), [Symbol.dispose]: () => undefined };
  const early = new AbortController();
  const remove = (): void => {
    process.off("exit", remove);
    file.remove();
    early.abort();
  };
  process.once("exit", remove);
  const program = platform() === "darwin" ? "open" : "xdg-open";
  const child = spawn(program, [file.path], { detached: true, stdio: "ignore", env });
  child.on("error", remove).unref();
  const gone = delay(readMs, undefined, { signal: early.signal })
    .catch(() => undefined)
    .then(remove);
  return { gone, [Symbol.dispose]: remove };
}

/** Waits until the file is gone, which an interruption hastens. For a process that has nothing else to do. */
export async function untilGone(opened: OpenedBrowser | undefined, io: Io): Promise<void> {
  if (!opened) return;
  using interruptions = listenForInterruptions(io);
  interruptions.signal.addEventListener("abort", () => opened[Symbol.dispose](), { once: true });
  await opened.gone;
}

/** Without a file, as without a program that opens it, the address is on the screen all the same. */
function tryToWrite(home: string, url: string): EntryFile | undefined {
  try {
    return writeEntryFile(home, url);
  } catch {
    return undefined;
  }
}
