import { accessSync, appendFileSync, constants, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Message, messageSchema } from "./message.ts";

/** Where sessions are kept, so that a later process can go on in them. */
export interface SessionStore {
  append(session: string, message: Message): void;
  /** All messages of a session; undefined when there is no such session. */
  load(session: string): Message[] | undefined;
}

const DIRECTORY = ".wheelhouse-endpoint-agent";
/** The id becomes the name of a file. */
const idSchema = z.uuid();

/**
 * Opens the store in a private home; undefined where nothing can be written, as under the permission model.
 * One file a session, one line a message: what was written before a kill is there after it.
 */
export function openSessionStore(home: string | undefined): SessionStore | undefined {
  if (home === undefined) return undefined;
  const directory = join(home, DIRECTORY);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK);
  } catch {
    return undefined;
  }
  const fileOf = (session: string): string => join(directory, `${session}.jsonl`);
  return {
    append: (session, message) =>
      appendFileSync(fileOf(session), `${JSON.stringify(message)}\n`, { mode: 0o600 }),
    load(session) {
      if (!idSchema.safeParse(session).success) return undefined;
      try {
        return readLines(readFileSync(fileOf(session), "utf8"));
      } catch {
        return undefined;
      }
    },
  };
}

/** The messages up to the first line that is none: the last one may be torn. */
function readLines(text: string): Message[] {
  const messages: Message[] = [];
  for (const line of text.split("\n")) {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      break;
    }
    const parsed = messageSchema.safeParse(value);
    if (!parsed.success) break;
    messages.push(parsed.data);
  }
  return messages;
}
