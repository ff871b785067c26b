/** Something that a text names and that can be looked up. */
export interface Named {
  readonly kind: "path" | "script" | "target" | "flag" | "variable" | "route" | "name";
  /** What is looked up: a path, a script's name, a word. */
  readonly value: string;
  /** As it is written. */
  readonly shown: string;
}

const PLACEHOLDER = /[<>{}*…]|\.\.\.|\b(?:foo|bar|baz|path\/to|your|my)\b/i;
const WORDS_OF_LANGUAGES = new Set(
  "true false null undefined none string number boolean object array function class const return async await import export from http https json yaml html".split(
    " ",
  ),
);

/** What the back-ticked parts of a line name; what cannot be looked up for sure is left out. */
export function namesIn(line: string): readonly Named[] {
  return [...line.matchAll(/`([^`\n]{2,120})`/g)].flatMap((match): Named[] => {
    const shown = (match[1] ?? "").trim();
    const named = nameFrom(shown);
    return named === undefined || (named.kind !== "route" && PLACEHOLDER.test(shown))
      ? []
      : [{ ...named, shown }];
  });
}

function nameFrom(shown: string): Omit<Named, "shown"> | undefined {
  const script = /^(?:npm|pnpm|yarn|bun) run ([\w:.-]+)$/.exec(shown)?.[1];
  if (script !== undefined) return { kind: "script", value: script };
  const target = /^make ([\w-]+)$/.exec(shown)?.[1];
  if (target !== undefined) return { kind: "target", value: target };
  const route = /^(?:(?:GET|POST|PUT|PATCH|DELETE) )?(\/[a-z][\w:{}-]*(?:\/[\w:{}-]+)*)$/.exec(
    shown,
  )?.[1];
  if (route !== undefined) return { kind: "route", value: route };
  if (/^--[a-z][\w-]{2,}$/.test(shown)) return { kind: "flag", value: shown };
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(shown)) return { kind: "variable", value: shown };
  if (
    /^(?:\.\/)?(?:[\w@.-]+\/)+[\w@.-]+\.[a-z]{1,5}$|^[\w-]+\.(?:[cm]?[jt]sx?|py|go|rs|java|rb|sql|ya?ml|toml|json|md)$/.test(
      shown,
    )
  )
    return { kind: "path", value: shown.replace(/^\.\//, "") };
  const name = /^(?:[\w$]+\.)*([A-Za-z_$][\w$]{3,})(?:\(\))?$/.exec(shown)?.[1];
  // A plain word may be a word of the language that the text is written in.
  if (name === undefined || WORDS_OF_LANGUAGES.has(name.toLowerCase())) return undefined;
  return /[a-z][A-Z]|_|\(\)$/.test(shown) || /^[A-Z][a-z]+[A-Z]/.test(name)
    ? { kind: "name", value: name }
    : undefined;
}
