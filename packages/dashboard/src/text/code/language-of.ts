/** Languages that are coloured. */
export const LANGUAGES = [
  "typescript",
  "tsx",
  "javascript",
  "jsx",
  "json",
  "bash",
  "python",
  "go",
  "rust",
  "yaml",
  "diff",
  "markdown",
] as const;

/** A language that is coloured. */
export type Language = (typeof LANGUAGES)[number];

const NAMES: ReadonlyMap<string, Language> = new Map(
  Object.entries<Language>({
    ts: "typescript",
    mts: "typescript",
    cts: "typescript",
    js: "javascript",
    mjs: "javascript",
    cjs: "javascript",
    jsonc: "json",
    json5: "json",
    jsonl: "json",
    sh: "bash",
    shell: "bash",
    shellscript: "bash",
    zsh: "bash",
    console: "bash",
    py: "python",
    pyi: "python",
    golang: "go",
    rs: "rust",
    yml: "yaml",
    patch: "diff",
    md: "markdown",
  }),
);

/**
 * The language that a name stands for: the word behind a fence (`ts`), the name of a file or its path (`src/a.py`).
 * Undefined for what is shown without colours.
 */
export function languageOf(name: string | undefined): Language | undefined {
  if (name === undefined) return undefined;
  const word = name.trim().split(/\s/, 1)[0] ?? "";
  const ending = word.slice(Math.max(word.lastIndexOf("."), word.lastIndexOf("/")) + 1);
  const known = ending.toLowerCase();
  return LANGUAGES.find((language) => language === known) ?? NAMES.get(known);
}
