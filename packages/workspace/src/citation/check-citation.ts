import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { Citation } from "@wheelhouse/core";
import type { CheckedCitation } from "../workspace.ts";
import { matchQuote } from "./match-quote.ts";

/** A larger file is no source that anyone quotes, in bytes. */
const MAX_FILE = 4 * 1024 * 1024;

/** Compares a citation with the snapshot. Whatever cannot be read inside of it is not found. */
export function checkCitation(tree: string, citation: Citation): CheckedCitation {
  const text = readInside(tree, citation.path);
  if (text === undefined) return { ...citation, status: "not-found" };
  const match = matchQuote(text, citation.lines, citation.quote);
  return match.status === "moved"
    ? { ...citation, status: "moved", lines: [match.lines[0], match.lines[1]] }
    : { ...citation, status: match.status };
}

/** The text of a file inside a tree; undefined for anything outside of it, a link, binary or huge. */
export function readInside(tree: string, path: string): string | undefined {
  if (path === "" || path.includes("\0")) return undefined;
  try {
    const full = join(tree, path);
    const real = realpathSync(full);
    if (!real.startsWith(realpathSync(tree) + sep)) return undefined;
    const stat = lstatSync(full);
    if (!stat.isFile() || stat.size > MAX_FILE) return undefined;
    const bytes = readFileSync(real);
    return bytes.subarray(0, 8192).includes(0) ? undefined : bytes.toString("utf8");
  } catch {
    return undefined;
  }
}
