import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Most of a prompt that is kept, in characters. */
const MOST_CHARACTERS = 20_000;

/** What was said in sessions, over processes. */
export interface SessionMemory {
  /** All prompts of a session up to now; empty for one that nothing is known of. */
  read(session: string): string;
  add(session: string, prompt: string): void;
}

/** Keeps what was said below a home, as agents do. A home that cannot be written keeps nothing. */
export function keepMemory(home: string): SessionMemory {
  const directory = join(home, ".scripted");
  const fileOf = (session: string): string =>
    join(directory, session.replaceAll(/[^A-Za-z0-9-]/g, "-"));
  return {
    read(session) {
      try {
        return readFileSync(fileOf(session), "utf8");
      } catch {
        return "";
      }
    },
    add(session, prompt) {
      try {
        mkdirSync(directory, { recursive: true });
        appendFileSync(fileOf(session), `${prompt.slice(0, MOST_CHARACTERS)}\n`);
      } catch {
        // Then the next process remembers nothing.
      }
    },
  };
}
