import { markdownText, plainText } from "../documents/markdown-file.ts";

/** A sentence or entry of a document that somebody was given: one thing that should be, or that was seen. */
export interface Statement {
  /** Without list marks and styles. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** From 1. */
  readonly line: number;
  /** Titles of the sections that hold it, outermost first. */
  readonly under: readonly string[];
  readonly kind: "heading" | "entry" | "demand";
}

const DEMAND =
  /\b(?:must|shall|should|has to|have to|needs? to|will|required?|depends? on|blocked by)\b/i;

/** The headings, list entries and demanding sentences of a document. */
export function statementsOf(text: string): readonly Statement[] {
  const { headings, prose } = markdownText(text);
  const byLine = new Map(headings.map((heading) => [heading.line, heading]));
  const path: { readonly level: number; readonly text: string }[] = [];
  const made: Statement[] = [];
  for (const [at, raw] of prose.entries()) {
    const under = path.map((one) => one.text);
    const heading = byLine.get(at + 1);
    if (heading !== undefined) {
      while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop();
      made.push({
        text: heading.text,
        raw,
        line: at + 1,
        under: path.map((one) => one.text),
        kind: "heading",
      });
      path.push(heading);
      continue;
    }
    const entry = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.+)$/.exec(raw)?.[1];
    if (entry !== undefined)
      made.push({ text: plainText(entry), raw, line: at + 1, under, kind: "entry" });
    else if (DEMAND.test(raw))
      made.push({ text: plainText(raw), raw, line: at + 1, under, kind: "demand" });
  }
  return made;
}
