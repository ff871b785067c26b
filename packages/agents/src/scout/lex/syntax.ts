import type { LanguageId } from "../tree/language.ts";

/** How strings of one kind look. */
export interface StringRule {
  /** Regular expression source that matches the opening, prefix letters included. */
  readonly open: string;
  /** The closing text for an opening. */
  readonly close: (open: string) => string;
  /** Whether a backslash takes the next character's meaning. */
  readonly escape: boolean;
  /** Whether a doubled closing quote stands for itself. */
  readonly doubled?: boolean;
  readonly multiline: boolean;
  /** Openings of embedded code with their closing bracket, such as `${` and `}`. */
  readonly holes?: readonly (readonly [open: string, close: string])[];
  /** Says whether the content is filled in at run time although it has no bracketed hole. */
  readonly filled?: RegExp;
  readonly kind?: "regex" | "char";
}

/** The lexical shape of a language: enough to tell code from comments and strings. */
export interface Syntax {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  readonly nested?: boolean;
  readonly strings: readonly StringRule[];
  /** Whether `/…/` may be a regular expression. */
  readonly regex?: boolean;
  readonly heredoc?: RegExp;
  /** A comment mark counts only at the start of a word. */
  readonly wordComments?: boolean;
  /** Only the part between these marks is code. */
  readonly islands?: readonly { readonly open: RegExp; readonly close: RegExp }[];
}

const same = (open: string): string => open.slice(-1);
const triple = (open: string): string => open.slice(-3);
const plain = (open: string, more: Partial<StringRule> = {}): StringRule => ({
  open,
  close: same,
  escape: true,
  multiline: false,
  ...more,
});
const CHAR: StringRule = plain("'(?=(?:\\\\[^\\n]{1,10}|[^\\\\'\\n])')", { kind: "char" });
const C_COMMENTS = { lineComments: ["//"], blockComments: [["/*", "*/"]] } as const;

const javascript: Syntax = {
  ...C_COMMENTS,
  regex: true,
  strings: [plain('"'), plain("'"), plain("`", { multiline: true, holes: [["${", "}"]] })],
};
const F_STRING = /(?:^|[^{])\{[^{]/;
const python: Syntax = {
  lineComments: ["#"],
  blockComments: [],
  strings: [
    plain(`\\b[fFtT][rR]?(?:"""|''')|\\b[rR][fF](?:"""|''')`, {
      close: triple,
      multiline: true,
      filled: F_STRING,
    }),
    plain(`(?:\\b[rRbBuU]{1,2})?(?:"""|''')`, { close: triple, multiline: true }),
    plain(`\\b(?:[fFtT][rR]?|[rR][fF])["']`, { filled: F_STRING }),
    plain(`(?:\\b[rRbBuU]{1,2})?["']`),
  ],
};
const go: Syntax = {
  ...C_COMMENTS,
  strings: [plain('"'), plain("`", { escape: false, multiline: true }), CHAR],
};
const rust: Syntax = {
  ...C_COMMENTS,
  nested: true,
  strings: [
    plain('\\bb?r#*"', {
      close: (open) => `"${"#".repeat(open.split("#").length - 1)}`,
      escape: false,
      multiline: true,
    }),
    plain('"', { multiline: true }),
    CHAR,
  ],
};
const java: Syntax = {
  ...C_COMMENTS,
  strings: [plain('"""', { close: triple, multiline: true }), plain('"'), CHAR],
};
const FILLED_DOLLAR = /(?:^|[^\\])\$[A-Za-z_]/;
const kotlin: Syntax = {
  ...C_COMMENTS,
  nested: true,
  strings: [
    plain('"""', {
      close: triple,
      escape: false,
      multiline: true,
      holes: [["${", "}"]],
      filled: FILLED_DOLLAR,
    }),
    plain('"', { holes: [["${", "}"]], filled: FILLED_DOLLAR }),
    CHAR,
  ],
};
const c: Syntax = {
  ...C_COMMENTS,
  strings: [
    plain('\\bu?8?[LU]?R"[^(\\s]{0,16}\\(', {
      close: (open) => `)${open.slice(open.indexOf('"') + 1, -1)}"`,
      escape: false,
      multiline: true,
    }),
    plain('"'),
    CHAR,
  ],
};
const csharp: Syntax = {
  ...C_COMMENTS,
  strings: [
    plain('\\$*"""', { close: triple, escape: false, multiline: true, filled: F_STRING }),
    plain('\\$@"|@\\$"', { escape: false, doubled: true, multiline: true, holes: [["{", "}"]] }),
    plain('@"', { escape: false, doubled: true, multiline: true }),
    plain('\\$"', { holes: [["{", "}"]] }),
    plain('"'),
    CHAR,
  ],
};
const HASH_HOLE = [["#{", "}"]] as const;
const ruby: Syntax = {
  lineComments: ["#"],
  blockComments: [["\n=begin", "\n=end"]],
  regex: true,
  heredoc: /<<[-~]?(["'`]?)([A-Z_][A-Z0-9_]*)\1/y,
  strings: [
    plain("%[qwWiIQxr]?[[({](?=[^\\n]{0,300}[\\])}])", {
      close: (open) => ({ "[": "]", "(": ")", "{": "}" })[open.slice(-1)] ?? ")",
      multiline: true,
      holes: HASH_HOLE,
    }),
    plain('"', { multiline: true, holes: HASH_HOLE }),
    plain("'", { multiline: true }),
    plain("`", { multiline: true, holes: HASH_HOLE }),
  ],
};
const php: Syntax = {
  lineComments: ["//", "#"],
  blockComments: [["/*", "*/"]],
  heredoc: /<<<\s*(["']?)([A-Za-z_]\w*)\1/y,
  islands: [{ open: /<\?(?:php\b|=)/g, close: /\?>/g }],
  strings: [
    plain('"', {
      multiline: true,
      holes: [
        ["{$", "}"],
        ["${", "}"],
      ],
      filled: FILLED_DOLLAR,
    }),
    plain("'", { multiline: true }),
    plain("`", { multiline: true, filled: FILLED_DOLLAR }),
  ],
};
const swift: Syntax = {
  ...C_COMMENTS,
  nested: true,
  strings: [
    plain('"""', { close: triple, multiline: true, holes: [["\\(", ")"]] }),
    plain('"', { holes: [["\\(", ")"]] }),
  ],
};
const dart: Syntax = {
  ...C_COMMENTS,
  strings: [
    plain(`"""|'''`, {
      close: triple,
      multiline: true,
      holes: [["${", "}"]],
      filled: FILLED_DOLLAR,
    }),
    plain(`["']`, { holes: [["${", "}"]], filled: FILLED_DOLLAR }),
  ],
};
const shell: Syntax = {
  lineComments: ["#"],
  blockComments: [],
  wordComments: true,
  heredoc: /<<-?\s*(["']?)([A-Za-z_]\w*)\1/y,
  strings: [
    plain("\\$'", { multiline: true }),
    plain("'", { escape: false, multiline: true }),
    plain('"', {
      multiline: true,
      holes: [
        ["$(", ")"],
        ["${", "}"],
      ],
      filled: /(?:^|[^\\])(?:\$[A-Za-z_0-9@*#]|`)/,
    }),
  ],
};
const lua: Syntax = {
  lineComments: ["--"],
  blockComments: [["--[[", "]]"]],
  strings: [
    plain('"'),
    plain("'"),
    plain("\\[\\[", { close: () => "]]", escape: false, multiline: true }),
  ],
};
const perl: Syntax = {
  lineComments: ["#"],
  blockComments: [
    ["\n=pod", "\n=cut"],
    ["\n=head", "\n=cut"],
  ],
  wordComments: true,
  heredoc: /<<~?(["'])([A-Z_]+)\1/y,
  strings: [
    plain('"', { multiline: true, filled: FILLED_DOLLAR }),
    plain("'", { multiline: true }),
  ],
};
const elixir: Syntax = {
  lineComments: ["#"],
  blockComments: [],
  strings: [
    plain('"""', { close: triple, multiline: true, holes: HASH_HOLE }),
    plain('"', { multiline: true, holes: HASH_HOLE }),
  ],
};
const sql: Syntax = {
  lineComments: ["--"],
  blockComments: [["/*", "*/"]],
  strings: [plain("'", { escape: false, doubled: true, multiline: true })],
};
/** Prose and settings: a comment is all that is told apart, since quotes mean nothing certain there. */
const markup: Syntax = { lineComments: [], blockComments: [["<!--", "-->"]], strings: [] };
const config: Syntax = { lineComments: ["#"], blockComments: [], wordComments: true, strings: [] };

/** The syntax of each language. */
export const SYNTAX: Readonly<Record<LanguageId, Syntax>> = {
  javascript,
  typescript: javascript,
  python,
  go,
  rust,
  java,
  kotlin,
  scala: java,
  c,
  cpp: c,
  csharp,
  ruby,
  php,
  swift,
  dart,
  shell,
  lua,
  perl,
  elixir,
  sql,
  markup,
  config,
};
