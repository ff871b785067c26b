import type { Entry } from "../fold/entry.ts";
import { findByRef } from "../fold/refs.ts";
import type { DocumentParts } from "./adjust-output.ts";
import { dropSentences } from "./withdraw.ts";

/** A document whose every sentence can still stand. */
export interface HeldDocument {
  readonly document: DocumentParts;
  /** Items that rest on nothing any more, with why. */
  readonly withdrawn: readonly { readonly text: string; readonly why: string }[];
  /** How many sentences were taken out. */
  readonly sentences: number;
}

/**
 * Takes out of a document what rests on entries that fell: sentences that name one, and items all of whose findings
 * fell. An item keeps what is left of its findings.
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
  const names = [...gone].flatMap(({ ref, key }) => [ref, key]);
  let sentences = 0;
  const held = (text: string): string => {
    const { text: left, removed } = dropSentences(text, names);
    sentences += removed;
    return left;
  };
  const withdrawn: { text: string; why: string }[] = [];
  const items = document.items.flatMap((item) => {
    const left = item.findings.filter((name) => !isGone(name));
    if (item.findings.length > 0 && left.length === 0) {
      const text = `${item.id}: ${item.title}`;
      withdrawn.push({ text, why: `${item.findings.join(", ")} ${why}` });
      return [];
    }
    return [{ ...item, body: held(item.body), findings: left }];
  });
  const sections = document.sections.map(({ id, body }) => ({ id, body: held(body) }));
  return { document: { ...document, sections, items }, withdrawn, sentences };
}
