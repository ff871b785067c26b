import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const noteSchema = z.object({ port: z.int(), pid: z.int() });
/** Where the server of a data directory listens. It may be gone: a note says only where to look. */
export type ServerNote = z.infer<typeof noteSchema>;

/** The file with the token of programs; only its owner can read it. */
export function serverKeyPath(home: string): string {
  return join(home, "server-key");
}

/** Where the server of a data directory says to listen; undefined when none does, or its process is gone: anybody may listen there then, and is told no token. */
export function readServerNote(home: string): ServerNote | undefined {
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(notePath(home), "utf8")));
    return isThere(note.pid) ? note : undefined;
  } catch {
    return undefined;
  }
}

/** Says where this process listens, until the answer is called. */
export function writeServerNote(home: string, port: number): () => void {
  const path = notePath(home);
  writeFileSync(`${path}.new`, JSON.stringify({ port, pid: process.pid }), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return () => {
    if (readServerNote(home)?.pid === process.pid) rmSync(path, { force: true });
  };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Whoever may not be told is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function notePath(home: string): string {
  return join(home, "server.json");
}
