import { Refusal } from "./refusal.ts";

const MAX_PATTERN = 300;

/**
 * A glob as a regular expression over paths with forward slashes: `*` and `?` within a name, `**` over
 * folders, `{a,b}` and `[ab]`. A pattern without a slash means a name in any folder. Matching may be slow
 * for a hostile pattern, so it is to be bounded. Throws a {@link Refusal} for what is not a pattern. Pure.
 */
export function globPattern(glob: string): RegExp {
  const given = glob.replace(/^(\.\/|\/)+/, "");
  if (given.length > MAX_PATTERN) throw new Refusal("The pattern is too long.");
  const anywhere = given.includes("/") ? "" : "(?:.*/)?";
  try {
    return new RegExp(`^${anywhere}${sourceOf(given)}$`, "s");
  } catch {
    throw new Refusal(`${glob} is not a pattern that can be used.`);
  }
}

function sourceOf(glob: string): string {
  let source = "";
  let depth = 0;
  for (let at = 0; at < glob.length; at++) {
    const char = glob.charAt(at);
    if (glob.startsWith("**/", at)) {
      source += "(?:.*/)?";
      at += 2;
    } else if (glob.startsWith("**", at)) {
      source += ".*";
      at += 1;
    } else if (char === "*") source += "[^/]*";
    else if (char === "?") source += "[^/]";
    else if (char === "{" && glob.includes("}", at)) {
      source += "(?:";
      depth++;
    } else if (char === "}" && depth > 0) {
      source += ")";
      depth--;
    } else if (char === "," && depth > 0) source += "|";
    else if (char === "[" && glob.includes("]", at + 2)) {
      const end = glob.indexOf("]", at + 2);
      source += `[${glob
        .slice(at + 1, end)
        .replace(/^!/, "^")
        .replaceAll(/[\\[]/g, "\\$&")}]`;
      at = end;
    } else source += char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
  }
  return source + ")".repeat(depth);
}
