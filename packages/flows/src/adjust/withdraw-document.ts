import type { Entry } from "../fold/entry.ts";
import { findByRef, namesOf } from "../fold/refs.ts";
import type { DocumentParts } from "./adjust-output.ts";
import { dropSentences } from "./drop-sentences.ts";

/** A document whose every sentence can still stand. */
export interface HeldDocument {
  readonly document: DocumentParts;
  /** Items that rest on nothing any more, with why. */
  readonly withdrawn: readonly { readonly text: string; readonly why: string }[];
  /** How many sentences were taken out. */
  readonly sentences: number;
}

/**
 * Takes out of a document what rests on entries that fell: sentences that name one, and items and open questions all
 * of whose findings fell. What stays keeps what is left of its findings.
 */
export function withdrawDocument(
  document: DocumentParts,
  entries: readonly Entry[],
  fallen: (entry: Entry) => boolean,
  why: string,
): HeldDocument {
  const gone = new Set(entries.filter(fallen));
  if (gone.size === 0) return { document, withdrawn: [], sentences: 0 };
  const isGone = (name: string): boolean => {
    const entry = findByRef(entries, name);
    return entry !== undefined && gone.has(entry);
  };
  const names = namesOf([...gone], entries);
  let sentences = 0;
  const held = (text: string): string => {
    const { text: left, removed } = dropSentences(text, names);
    sentences += removed;
    return left;
  };
  const withdrawn: { text: string; why: string }[] = [];
  /** What is left of the findings that something rests on; undefined when it rests on nothing any more. */
  const rest = (findings: readonly string[], text: string): string[] | undefined => {
    const left = findings.filter((name) => !isGone(name));
    if (findings.length === 0 || left.length > 0) return left;
    withdrawn.push({ text, why: `${findings.join(", ")} ${why}` });
    return undefined;
  };
  const items = document.items.flatMap((item) => {
    const findings = rest(item.findings, `${item.id}: ${item.title}`);
    if (findings === undefined) return [];
    const fields = Object.entries(item.fields).map(([name, value]) => [name, held(value)]);
    return [{ ...item, body: held(item.body), fields: Object.fromEntries(fields), findings }];
  });
  const openItems = document.openItems.flatMap((item) => {
    const findings = rest(item.findings, item.question);
    return findings === undefined ? [] : [{ ...item, findings }];
  });
  const sections = document.sections.map(({ id, body }) => ({ id, body: held(body) }));
  return { document: { ...document, sections, items, openItems }, withdrawn, sentences };
}
