import type { Command } from "./command.ts";

/** One line that shows how a command is called. */
export function usageOf(command: Command): string {
  const words = command.positionals.map(({ name, required, rest }) => {
    const word = rest ? `${name}…` : name;
    return required ? (name === name.toUpperCase() ? word : `<${word}>`) : `[${word}]`;
  });
  const options = Object.entries(command.options).map(([name, { value }]) =>
    value === undefined ? `[--${name}]` : `[--${name} ${value}]`,
  );
  return ["wheelhouse", command.name, ...words, ...options].join(" ");
}
