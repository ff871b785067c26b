/** Decides whether a path below the rules' folder is ignored. */
export type IgnoreRules = (path: string, isDirectory: boolean) => boolean | undefined;

interface Rule {
  readonly pattern: RegExp;
  readonly keep: boolean;
  readonly directoryOnly: boolean;
}

/**
 * Reads a `.gitignore`. The last rule that matches wins; undefined means that no rule speaks.
 * Paths are relative to the folder of the file, with forward slashes.
 */
export function parseIgnoreRules(text: string): IgnoreRules {
  const rules = text
    .split(/\r?\n/)
    .map(parseRule)
    .filter((rule) => rule !== undefined)
    .toReversed();
  return (path, isDirectory) => {
    const rule = rules.find((one) => (isDirectory || !one.directoryOnly) && one.pattern.test(path));
    return rule === undefined ? undefined : !rule.keep;
  };
}

function parseRule(raw: string): Rule | undefined {
  let line = raw.replace(/(?<!\\)\s+$/, "");
  if (line === "" || line.startsWith("#")) return undefined;
  const keep = line.startsWith("!");
  if (keep) line = line.slice(1);
  const directoryOnly = line.endsWith("/");
  if (directoryOnly) line = line.slice(0, -1);
  const anchored = line.includes("/");
  const body = toRegExp(line.replace(/^\//, ""));
  try {
    return { pattern: new RegExp(`^${anchored ? "" : "(?:.*/)?"}${body}$`), keep, directoryOnly };
  } catch {
    // A character class that no pattern language accepts ignores nothing.
    return undefined;
  }
}

function toRegExp(glob: string): string {
  let out = "";
  for (let i = 0; i < glob.length; i++) {
    const char = glob.charAt(i);
    if (glob.startsWith("**/", i)) {
      out += "(?:.*/)?";
      i += 2;
    } else if (glob.startsWith("**", i)) {
      out += ".*";
      i += 1;
    } else if (char === "*") out += "[^/]*";
    else if (char === "?") out += "[^/]";
    else if (char === "[") {
      const end = glob.indexOf("]", i + 2);
      if (end < 0) out += "\\[";
      else {
        out += `[${glob
          .slice(i + 1, end)
          .replace(/^!/, "^")
          .replaceAll("\\", "\\\\")}]`;
        i = end;
      }
    } else if (char === "\\" && i + 1 < glob.length) {
      i += 1;
      out += glob.charAt(i).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    } else out += char.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  }
  return out;
}
