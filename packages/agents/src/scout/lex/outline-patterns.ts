import type { LanguageId } from "../tree/language.ts";

/** What a definition is; `value` is a constant or variable. */
export type DefinitionKind = "function" | "class" | "type" | "value";

/** How a line of code that opens a definition looks, with the groups `name` and optionally `exported`. */
export interface DefinitionPattern {
  readonly pattern: RegExp;
  readonly kind: DefinitionKind;
}

const NOT_CONTROL =
  "(?!(?:if|for|while|switch|catch|return|else|do|try|throw|new|await|yield|case|typeof|delete|using|lock|synchronized|with|guard|super|this|require|assert|sizeof|defined)\\b)";
const make = (kind: DefinitionKind, source: string): DefinitionPattern => ({
  pattern: new RegExp(source),
  kind,
});

const javascript = [
  make(
    "function",
    "^(?<exported>export\\s+)?(?:default\\s+)?(?:declare\\s+)?(?:async\\s+)?function\\s*\\*?\\s*(?<name>[\\w$]+)",
  ),
  make(
    "class",
    "^(?<exported>export\\s+)?(?:default\\s+)?(?:declare\\s+)?(?:abstract\\s+)?class\\s+(?<name>[\\w$]+)",
  ),
  make(
    "type",
    "^(?<exported>export\\s+)?(?:declare\\s+)?(?:interface|type|namespace|module)\\s+(?<name>[A-Za-z_$][\\w$]*)(?!\\s*=>)",
  ),
  make("class", "^(?<exported>export\\s+)?(?:declare\\s+)?(?:const\\s+)?enum\\s+(?<name>[\\w$]+)"),
  make(
    "function",
    "^(?<exported>export\\s+)?(?:const|let|var)\\s+(?<name>[\\w$]+)[^=]*=\\s*(?:async\\s*)?(?:function\\b|\\([^)]*\\)[^=;]*=>|[\\w$]+\\s*=>|\\($)",
  ),
  make("value", "^(?<exported>export\\s+)?(?:const|let|var)\\s+(?<name>[\\w$]+)"),
  make(
    "function",
    "^(?<exported>module\\.exports|exports)(?<name>\\.[\\w$]+)?\\s*=\\s*(?:async\\s+)?function",
  ),
  make("function", "^(?<name>[\\w$]+(?:\\.[\\w$]+)+)\\s*=\\s*(?:async\\s+)?function"),
];
const javascriptMember = [
  make(
    "function",
    `^(?:(?:public|private|protected|static|async|override|readonly|get|set)\\s+|\\*\\s*)*${NOT_CONTROL}(?<name>#?[A-Za-z_$][\\w$]*)\\s*(?:<[^()]*>)?\\(`,
  ),
  make(
    "function",
    "^(?:(?:public|private|protected|static|readonly)\\s+)*(?<name>#?[A-Za-z_$][\\w$]*)\\s*=\\s*(?:async\\s*)?(?:\\([^)]*\\)|[\\w$]+)[^=;]*=>",
  ),
];
const python = [
  make("function", "^(?:async\\s+)?def\\s+(?<name>\\w+)"),
  make("class", "^class\\s+(?<name>\\w+)"),
  make("value", "^(?<name>[A-Za-z_]\\w*)\\s*(?::[^=]+)?=(?!=)"),
];
const go = [
  make("function", "^func\\s+(?:\\([^)]*\\)\\s*)?(?<name>\\w+)"),
  make("type", "^type\\s+(?<name>\\w+)"),
  make("value", "^(?:var|const)\\s+(?<name>\\w+)"),
];
const RUST_HEAD = "^(?<exported>pub(?:\\([^)]*\\))?\\s+)?(?:default\\s+)?";
const rust = [
  make(
    "function",
    `${RUST_HEAD}(?:const\\s+)?(?:async\\s+)?(?:unsafe\\s+)?(?:extern\\s+\\S+\\s+)?fn\\s+(?<name>\\w+)`,
  ),
  make(
    "class",
    "^(?:unsafe\\s+)?impl\\b(?:\\s*<[^{]*?>)?\\s*(?<name>[^{]+?)\\s*(?:where\\b.*)?\\{?$",
  ),
  make("type", `${RUST_HEAD}(?:unsafe\\s+)?(?:struct|enum|trait|union|type)\\s+(?<name>\\w+)`),
  make("value", `${RUST_HEAD}(?:static|const)\\s+(?:mut\\s+)?(?<name>\\w+)`),
];
const MODIFIERS =
  "(?:(?:@\\w+(?:\\([^)]*\\))?|public|private|protected|internal|static|final|abstract|sealed|open|data|inline|partial|readonly|virtual|override|async|unsafe|extern|export|suspend|operator|infix|native|synchronized|default|required|convenience|mutating|fileprivate|lazy|const|new|value|annotation|inner|implicit|case|external|factory)\\s+)*";
const classes = [
  make(
    "class",
    `^(?<exported>public\\s+)?${MODIFIERS}(?:class|interface|enum|record|object|trait|struct|protocol|extension|actor|mixin)\\s+(?<name>\\w+)`,
  ),
];
const keywordFunctions = [
  make(
    "function",
    `^${MODIFIERS}(?:fun|func|def|function|init|subscript)\\b\\s*(?:<[^>]*>\\s*)?(?:[\\w<>?]+\\.)?(?<name>\\w+)?`,
  ),
];
const typedMethods = [
  make(
    "function",
    `^${MODIFIERS}${NOT_CONTROL}(?:<[^>]+>\\s*)?(?:[\\w.<>\\[\\],?@&:]+\\s+)+?(?<name>\\w+)\\s*\\((?!.*;\\s*$)`,
  ),
  make("function", `^${MODIFIERS}${NOT_CONTROL}(?<name>[A-Z]\\w*)\\s*\\([^;]*\\{\\s*$`),
];
const c = [
  make(
    "type",
    "^(?:typedef\\s+)?(?:class|struct|union|enum|namespace)\\s+(?:class\\s+)?(?<name>\\w+)[^;()]*$",
  ),
  make(
    "function",
    `^${NOT_CONTROL}(?!#)[A-Za-z_][\\w\\s*&:<>,~]*?[\\s*&](?<name>[A-Za-z_~][\\w:~]*)\\s*\\((?!.*;\\s*$)`,
  ),
];
const ruby = [
  make("class", "^(?:class|module)\\s+(?<name>[\\w:]+)"),
  make("function", "^def\\s+(?<name>[\\w.?!=]+)"),
];

/** What may be defined at the top of a file. */
export const TOP_LEVEL: Readonly<Partial<Record<LanguageId, readonly DefinitionPattern[]>>> = {
  javascript,
  typescript: javascript,
  python,
  go,
  rust,
  java: classes,
  kotlin: [...classes, ...keywordFunctions],
  scala: [...classes, ...keywordFunctions],
  csharp: classes,
  php: [...classes, ...keywordFunctions],
  swift: [...classes, ...keywordFunctions],
  dart: [...classes, ...typedMethods],
  c,
  cpp: c,
  ruby,
  shell: [make("function", "^(?:function\\s+)?(?<name>[\\w-]+)\\s*\\(\\s*\\)")],
  lua: [make("function", "^(?:local\\s+)?function\\s+(?<name>[\\w.:]+)")],
  perl: [make("function", "^sub\\s+(?<name>\\w+)")],
  elixir: [
    make("function", "^defp?\\s+(?<name>\\w+)"),
    make("class", "^defmodule\\s+(?<name>[\\w.]+)"),
  ],
};

/** What may be defined inside a class. */
export const MEMBERS: Readonly<Partial<Record<LanguageId, readonly DefinitionPattern[]>>> = {
  javascript: javascriptMember,
  typescript: javascriptMember,
  python: [make("function", "^(?:async\\s+)?def\\s+(?<name>\\w+)")],
  rust: [
    make("function", `${RUST_HEAD}(?:const\\s+)?(?:async\\s+)?(?:unsafe\\s+)?fn\\s+(?<name>\\w+)`),
  ],
  java: typedMethods,
  kotlin: keywordFunctions,
  scala: keywordFunctions,
  csharp: typedMethods,
  php: keywordFunctions,
  swift: keywordFunctions,
  dart: typedMethods,
  ruby: [make("function", "^def\\s+(?<name>[\\w.?!=]+)")],
  elixir: [make("function", "^defp?\\s+(?<name>\\w+)")],
};
