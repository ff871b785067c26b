import type { Config } from "./user-config.ts";

/** What only the user's own git needs to know, or what is said by flags. */
const LEFT_OUT = new Set(["core.bare", "core.worktree"]);

/** A configuration as the text of a file. */
export function configText(config: Config): string {
  const isExtended = config.some(([name]) => name.startsWith("extensions."));
  const lines = ["[core]", `\trepositoryformatversion = ${isExtended ? 1 : 0}`, "\tbare = false"];
  for (const [name, value] of config) {
    if (LEFT_OUT.has(name) || name.startsWith("url.")) continue;
    const first = name.indexOf(".");
    const last = name.lastIndexOf(".");
    const section = name.slice(0, first);
    lines.push(
      first === last ? `[${section}]` : `[${section} "${quoted(name.slice(first + 1, last))}"]`,
      `\t${name.slice(last + 1)} = "${quoted(value)
        .replaceAll("\n", String.raw`\n`)
        .replaceAll("\t", String.raw`\t`)}"`,
    );
  }
  return `${lines.join("\n")}\n`;
}

const quoted = (text: string): string => text.replaceAll(/["\\]/g, String.raw`\$&`);
