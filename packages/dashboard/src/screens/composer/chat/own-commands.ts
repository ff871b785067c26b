import { type Completion, ranked, wordAt } from "@wheelhouse/core";
import type { Orchestrator } from "./chat-words.ts";

/** A command of the agent that answers in a thread, and knows it now. */
export type OwnCommand = Orchestrator["commands"][number];

/** So many are offered at once. */
const OFFERED = 8;

/** Whether a text is a message that begins with one of these commands. Pure. */
export function isOwnCommand(text: string, commands: readonly OwnCommand[]): boolean {
  const [, name] = /^\s*\/([\w:.-]+)(?=\s|$)/.exec(text) ?? [];
  return name !== undefined && commands.some((each) => each.name === name);
}

/** What a word that begins a message may become: commands of the agent. Pure. */
export function ownCompletions(
  text: string,
  caret: number,
  commands: readonly OwnCommand[],
): readonly Completion[] {
  const { word } = wordAt(text, caret);
  const isFirst = text.slice(0, caret).trim() === word;
  if (!isFirst || !word.startsWith("/")) return [];
  if (commands.some(({ name }) => `/${name}` === word)) return [];
  return ranked(
    commands.map(({ name, description }) => ({ names: [name] as const, description })),
    word.slice(1),
  )
    .slice(0, OFFERED)
    .map(({ names: [name], description }) => ({
      word: `/${name}`,
      note: description === "" ? "the agent’s own" : description,
    }));
}
