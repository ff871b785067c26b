import { WheelhouseError } from "@wheelhouse/core";
import type { Clone } from "../clone/clone.ts";
import { ourGit } from "../git/our-git.ts";

/** Most lines that are told at once. */
const MOST_LINES = 2_000;
/** A larger content is told to nobody, in bytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Some lines of a content. */
export interface ContentLines {
  /** Number of the first, from 1. */
  readonly from: number;
  /** Without their line feeds. */
  readonly lines: readonly string[];
  /** How many lines there are. */
  readonly total: number;
}

/**
 * Lines of a content that our git directory has, from one number to another. The tree is not read: a content is what its
 * name says, whatever an agent does now. Rejects with `run.state` for what is no content of it, no text, or too large.
 */
export async function linesOf(
  { gitDir }: Pick<Clone, "gitDir">,
  { blob, from, to }: { readonly blob: string; readonly from: number; readonly to: number },
): Promise<ContentLines> {
  const { code, stdout, cut } = await ourGit(["cat-file", "blob", blob], {
    gitDir,
    maxBytes: MOST_BYTES,
  });
  if (cut !== undefined) throw refused("is too large to be shown");
  if (code !== 0) throw refused("is not in what the run has kept");
  if (stdout.includes("\0")) throw refused("is no text");
  const lines = stdout.split("\n");
  // What follows the last line feed is no line.
  if (lines.at(-1) === "") lines.pop();
  const first = Math.max(1, from);
  const end = Math.min(to, first + MOST_LINES - 1);
  return { from: first, lines: lines.slice(first - 1, Math.max(0, end)), total: lines.length };
}

function refused(why: string): WheelhouseError {
  return new WheelhouseError("run.state", `This file ${why}.`, {
    hint: "Look at its lines in the change itself: wheelhouse changes RUN --patch",
  });
}
