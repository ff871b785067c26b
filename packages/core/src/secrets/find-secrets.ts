import { KEY_HEADER, readKeyBlock } from "./key-block.ts";
import { SECRET_KINDS } from "./scrub.ts";

/** Where a text has a secret. Never the secret itself. */
export interface FoundSecret {
  /** Line that it begins on, from 1. */
  readonly line: number;
  /** What it looks like, such as `github-token`. */
  readonly kind: string;
}

/** Finds all that `scrub` would replace, each kind once a line, in the order of lines. Pure. */
export function findSecrets(text: string): FoundSecret[] {
  const found: { readonly at: number; readonly kind: string }[] = [];
  for (const header of text.matchAll(KEY_HEADER))
    if (readKeyBlock(text, header.index + header[0].length).secret)
      found.push({ at: header.index, kind: "private-key" });
  for (const { kind, pattern } of SECRET_KINDS)
    for (const match of text.matchAll(pattern)) found.push({ at: match.index, kind });
  found.sort((a, b) => a.at - b.at);
  const secrets = new Map<string, FoundSecret>();
  let [line, counted] = [1, 0];
  for (const { at, kind } of found) {
    for (; counted < at; counted++) if (text[counted] === "\n") line++;
    secrets.set(`${line} ${kind}`, { line, kind });
  }
  return [...secrets.values()];
}
