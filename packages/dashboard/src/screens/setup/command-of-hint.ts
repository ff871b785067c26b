/** The command that a hint names after its colon, which a person would type; undefined when it names none. */
export function commandOfHint(hint: string): string | undefined {
  const command = /: ([a-z][\w-]*(?: [^:]+)+)$/.exec(hint.trim())?.[1];
  // A sentence has a comma or ends with a point; a command does not.
  return command === undefined || /[,.;]( |$)/.test(command) ? undefined : command;
}
