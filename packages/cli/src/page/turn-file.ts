import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { identify, stateOf } from "@wheelhouse/sandbox";
import { z } from "zod";

/** What cannot be read after this time will never be: who made it died over it, or was another version. In milliseconds. */
const UNREADABLE_MS = 2_000;

const turnSchema = z.object({
  pid: z.int().positive(),
  /** Absent where the process table cannot be read. */
  identity: z
    .object({ pid: z.int().positive(), startTime: z.string(), bootId: z.string() })
    .optional(),
  /** Tells two turns of one process apart. */
  turn: z.string(),
});

/** Who has a turn, as far as can be told. */
export type Holder =
  | { readonly kind: "nobody" }
  | { readonly kind: "dead"; readonly text: string }
  | { readonly kind: "somebody"; readonly pid: number | undefined };

/**
 * Takes the turn that a file stands for; undefined when somebody has it, else how to give it back. The file
 * is written aside and linked in place, so that it is whole when it can be seen.
 */
export function takeTurn(file: string): (() => void) | undefined {
  const { pid } = process;
  const text = JSON.stringify({ pid, identity: identify(pid), turn: randomUUID() });
  const aside = `${file}.${randomUUID()}`;
  writeFileSync(aside, text, { mode: 0o600 });
  try {
    if (!link(aside, file)) return undefined;
  } finally {
    rmSync(aside, { force: true });
  }
  return () => {
    if (read(file) === text) rmSync(file, { force: true });
  };
}

/** Who has the turn. A pid that another process got since, or one of before the machine was started, is dead. */
export function holderOf(file: string): Holder {
  const text = read(file);
  if (text === undefined) return { kind: "nobody" };
  const turn = parse(text);
  if (!turn) {
    const old = Date.now() - (changed(file) ?? 0) > UNREADABLE_MS;
    return old ? { kind: "dead", text } : { kind: "somebody", pid: undefined };
  }
  const { pid, identity } = turn;
  // Only proof counts: who may be alive is waited for.
  if (identity && stateOf(identity) === "dead") return { kind: "dead", text };
  return { kind: "somebody", pid };
}

/**
 * Takes away a turn that was read dead. Others may do so at the same time, and one may have the turn
 * already: what was moved aside and is not what was read dead goes back to its place.
 */
export function clearDead(file: string, dead: string): void {
  // Looked at once more, so that a turn that was taken meanwhile is hardly ever moved.
  if (read(file) !== dead) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  try {
    if (read(aside) !== dead) link(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function changed(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

function parse(text: string): z.infer<typeof turnSchema> | undefined {
  try {
    return turnSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
