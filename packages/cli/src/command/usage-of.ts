import type { Command, PositionalSpec } from "./command.ts";

/** One line that shows how a command is called. */
export function usageOf(command: Command): string {
  const words = command.positionals.map(wordOf);
  const options = Object.entries(command.options).map(([name, { value }]) =>
    value === undefined ? `[--${name}]` : `[--${name} ${value}]`,
  );
  return ["wheelhouse", command.name, ...words, ...options].join(" ");
}

/** How the help names a word: `RUN`, `<flow>`, or `[focus…]` when it may be left out. */
export function wordOf({ name, required, rest }: PositionalSpec): string {
  const word = rest ? `${name}…` : name;
  if (!required) return `[${word}]`;
  return name === name.toUpperCase() ? word : `<${word}>`;
}
