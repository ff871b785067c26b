import { z } from "zod";
import { stored } from "../../stored/stored.ts";

/** Where a composer stands. */
export type ComposerPlace = "now" | "chat" | "issue";

/** What comes of words that name no flow, and what it is called. */
export const MODES = {
  comment: { label: "Comment", asks: "What is to be said about it?" },
  issue: { label: "Quick issue", asks: "What should be done?" },
  do: { label: "Do it now", asks: "What should be done at once?" },
  chat: { label: "Chat", asks: "What do you want to know, or to have?" },
} as const;
/** What comes of words that name no flow. */
export type Mode = keyof typeof MODES;

/** What there is to choose at a place; the first is what a new browser begins with. */
export const MODES_AT: Readonly<Record<ComposerPlace, readonly [Mode, ...Mode[]]>> = {
  now: ["issue", "do", "chat"],
  chat: ["chat", "issue", "do"],
  issue: ["comment", "issue", "do", "chat"],
};

const kept = stored("composer-modes", z.record(z.string(), z.string()), {});

/** The mode of a place, which this browser keeps. */
export function useMode(place: ComposerPlace): readonly [Mode, (mode: Mode) => void] {
  const [first, ...others] = MODES_AT[place];
  const chosen = kept.use()[place];
  const mode = others.find((each) => each === chosen) ?? first;
  return [mode, (next) => chooseMode(place, next)];
}

/** Chooses the mode of a place, for what leads to its composer with a purpose. */
export function chooseMode(place: ComposerPlace, mode: Mode): void {
  kept.set({ ...kept.get(), [place]: mode });
}

/** The mode after another one, around the end. */
export function nextMode(place: ComposerPlace, mode: Mode): Mode {
  const all = MODES_AT[place];
  return all[(all.indexOf(mode) + 1) % all.length] ?? mode;
}
