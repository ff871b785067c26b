import { scrub } from "@wheelhouse/core";
import type { ProcessExit, SandboxedProcess } from "@wheelhouse/sandbox";
import { stripVTControlCharacters } from "node:util";

/** How long an ended process's last words are waited for while a grandchild holds its stderr, in milliseconds. */
const LAST_WORDS_MS = 200;
/** How long a process that closed its output may take to end, in milliseconds. */
const END_MS = 500;

/** Says how an agent's process ended and when, with its last words: a sentence that lacks its subject, the agent. */
export type Obituary = (when: string) => Promise<string>;

/** Listens to an agent's stderr from its start. */
export function createObituary({ child, exited, closed }: SandboxedProcess): Obituary {
  let tail = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    tail = (tail + text).slice(-4096);
  });
  return async (when) => {
    const exit = await within(exited, END_MS);
    await within(closed, LAST_WORDS_MS);
    const words = scrub(stripVTControlCharacters(tail)).trim().split("\n").at(-1) ?? "";
    const end = exit?.error === undefined ? `${endOf(exit)} ${when}` : endOf(exit);
    return words === ""
      ? end
      : `${end}; its last words were ${JSON.stringify(words.slice(0, 300))}`;
  };
}

function endOf(exit: ProcessExit | undefined): string {
  if (exit === undefined) return "closed its connection";
  if (exit.error !== undefined) return `could not be started: ${exit.error}`;
  return exit.signal === null
    ? `ended with exit code ${exit.code}`
    : `was ended by the signal ${exit.signal}`;
}

async function within<T>(promise: Promise<T>, limitMs: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), limitMs);
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}
