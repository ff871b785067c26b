import { WheelhouseError, messageOf } from "@wheelhouse/core";
import { Refusal } from "../append/refusal.ts";

// Primary result codes of SQLite; an extended code carries one of them in its low byte.
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const TOOBIG = 18;
const CONSTRAINT = 19;
const MISMATCH = 20;
const NOTADB = 26;
const IOERR_SHMSIZE = 4874;

/**
 * What an error of the driver means to those above. A refusal blames what was written: the group
 * is replayed without it. Any other blames the file, the disk or us.
 */
export function explainSqlError(error: unknown, path: string): Error {
  const code = codeOf(error);
  const detail = messageOf(error);
  const told = { cause: error };
  if (code === IOERR_SHMSIZE)
    return new Refusal("journal.full", `There is no room for ${path}.`, told);
  switch (code === undefined ? undefined : code & 0xff) {
    case FULL:
      return new Refusal("journal.full", `There is no room for ${path}.`, told);
    case CONSTRAINT:
    case MISMATCH:
    case TOOBIG:
      return new Refusal("journal.invalid", `The journal cannot hold this: ${detail}.`, told);
    case BUSY:
    case LOCKED:
      return new WheelhouseError("home.locked", `Another process is writing to ${path}.`, {
        hint: "Wait for it, or stop it.",
        cause: error,
      });
    case READONLY:
    case IOERR:
    case CANTOPEN:
      return new WheelhouseError("home.unwritable", `${path} cannot be used: ${detail}.`, {
        hint: "Check the rights and the health of the disk that holds it, or choose another place with --home.",
        cause: error,
      });
    case CORRUPT:
    case NOTADB:
      return corrupt(path, detail, error);
    case undefined:
      return error instanceof Error ? error : new Error(detail, told);
    default:
      return new WheelhouseError("internal", `${path} cannot be used: ${detail}.`, {
        hint: "Run `wheelhouse doctor` to see whether the journal is whole.",
        cause: error,
      });
  }
}

/** The error for a file that is there and is not a whole journal of ours. Nothing was changed in it. */
export function corrupt(path: string, detail: string, cause?: unknown): WheelhouseError {
  return new WheelhouseError("journal.corrupt", `${path} is not a readable journal: ${detail}.`, {
    hint: `Nothing was changed. Move it away to begin with an empty journal, or restore it from a copy.`,
    cause,
  });
}

function codeOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode : undefined;
}
