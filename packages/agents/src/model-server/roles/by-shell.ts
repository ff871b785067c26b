import type { JsonObject } from "@wheelhouse/core";
import { argumentText } from "./argument-text.ts";
import type { Role } from "./roles.ts";

/** A shell command that reads as a tool of this role would; undefined when no command does. Pure. */
export function byShell(role: Role, given: JsonObject): string | undefined {
  const word = (key: string): string => quoted(argumentText(given, key, "."));
  switch (role) {
    case "read":
      return `cat -n ${word("path")}`;
    case "glob":
      return "find . -type f -not -path './.git/*'";
    case "grep":
      return `grep -rn -e ${word("pattern")} .`;
    default:
      return undefined;
  }
}

/** One word of a shell command. Pure. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
