import { join } from "node:path";
import { messageOf } from "@wheelhouse/core";
import { codeOf } from "../scan/walk-logs.ts";

/** Codes of a copy that failed at the end that is written. */
const NO_ROOM: ReadonlySet<string | undefined> = new Set(["ENOSPC", "EDQUOT", "EROFS", "EFBIG"]);

/**
 * Why a repository could not be looked at, in one sentence. Git and the file system speak of the directory of ours that
 * stands for the repository's own (`shadow`), which says nothing to anybody: the repository's is named instead.
 */
export function whyNot(
  error: unknown,
  { path, shadow }: { readonly path: string; readonly shadow: string },
): string {
  const text = messageOf(error).trim();
  if (!text.includes(shadow)) return sentence(text);
  const [, words = text] = /^[A-Z\d]+: ([^,]+), /.exec(text) ?? [];
  const from = placeOf(error);
  if (from?.startsWith(shadow) === true || NO_ROOM.has(codeOf(error)))
    return sentence(
      `What a look at it needs cannot be written in the directory for temporary files: ${named(words)}`,
    );
  if (from !== undefined) return sentence(`${from} cannot be read: ${named(words)}`);
  return sentence(named(text));

  function named(said: string): string {
    return said.replaceAll(shadow, join(path, ".git"));
  }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The place that an error of the file system names first. */
function placeOf(error: unknown): string | undefined {
  const place: unknown = error instanceof Error ? Reflect.get(error, "path") : undefined;
  return typeof place === "string" ? place : undefined;
}
