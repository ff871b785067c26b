import { z } from "zod";
import { stored } from "../stored/stored.ts";
import type { Command } from "./command.ts";

const schema = z.object({
  /** Whether keys without a modifier do anything. */
  letters: z.boolean(),
  /** Keys that a person chose, by command; an empty text takes them away. */
  chosen: z.record(z.string(), z.string()),
});

/** What a person chose of the keys. */
export const keyChoices = stored("keys", schema, { letters: true, chosen: {} });

/** The keys of a command as a person has them; undefined when it has none. */
export function keysOf(
  command: Pick<Command, "id" | "keys">,
  { letters, chosen }: z.infer<typeof schema>,
): string | undefined {
  const keys = chosen[command.id] ?? command.keys;
  if (keys === undefined || keys === "") return undefined;
  return letters || hasModifier(keys) ? keys : undefined;
}

/** Whether keys are pressed together with one that types nothing by itself. */
export function hasModifier(keys: string): boolean {
  return /^(\$mod|Control|Meta|Alt)\+/.test(keys) || keys === "Escape";
}
