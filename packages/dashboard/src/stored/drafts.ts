import { z } from "zod";
import { stored } from "./stored.ts";

/** So many drafts are kept; the oldest go first. */
const KEPT = 50;

const drafts = stored("drafts", z.record(z.string(), z.string()), {});

/**
 * Words that a person has begun to write somewhere, kept over reloads.
 *
 * @param place What they are for, such as `composer` or `request:<id>`.
 */
export function useDraft(place: string): readonly [string, (text: string) => void] {
  const text = drafts.use()[place] ?? "";
  return [text, (next) => keepDraft(place, next)];
}

/** Forgets a draft that was sent; one that has been written on since stays. */
export function forgetDraft(place: string, sent: string): void {
  if (drafts.get()[place] === sent) keepDraft(place, "");
}

/** Keeps a draft, or forgets it when there is no text. */
export function keepDraft(place: string, text: string): void {
  const others = Object.entries(drafts.get()).filter(([key]) => key !== place);
  const all = text === "" ? others : [...others, [place, text] as const];
  drafts.set(Object.fromEntries(all.slice(-KEPT)));
}

/** Takes a draft along to another place, unless something is written there. */
export function moveDraft(from: string, to: string): void {
  const { [from]: text = "", [to]: there = "" } = drafts.get();
  if (from === to || text === "" || there !== "") return;
  keepDraft(to, text);
  keepDraft(from, "");
}
