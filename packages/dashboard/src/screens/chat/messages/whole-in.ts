import { type HeardPart, textOfParts } from "../log/heard-parts.ts";

/** Whether what was heard of a reply has all of its text, so that it can stand for it. White space does not count. */
export function isWholeIn(text: string, parts: readonly HeardPart[]): boolean {
  return parts.length > 0 && bare(textOfParts(parts)) === bare(text);
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, "");
}
