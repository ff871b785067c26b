/** A programming language that the analyses know by name. */
export type LanguageId =
  | "javascript"
  | "typescript"
  | "python"
  | "go"
  | "rust"
  | "java"
  | "kotlin"
  | "scala"
  | "c"
  | "cpp"
  | "csharp"
  | "ruby"
  | "php"
  | "swift"
  | "dart"
  | "shell"
  | "lua"
  | "perl"
  | "elixir"
  | "sql"
  | "markup"
  | "config";

const BY_EXTENSION: Readonly<Record<string, LanguageId>> = {
  js: "javascript",
  jsx: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  vue: "javascript",
  svelte: "javascript",
  ts: "typescript",
  tsx: "typescript",
  mts: "typescript",
  cts: "typescript",
  py: "python",
  pyi: "python",
  go: "go",
  rs: "rust",
  java: "java",
  kt: "kotlin",
  kts: "kotlin",
  scala: "scala",
  c: "c",
  h: "c",
  cc: "cpp",
  cpp: "cpp",
  cxx: "cpp",
  hh: "cpp",
  hpp: "cpp",
  hxx: "cpp",
  ipp: "cpp",
  m: "c",
  mm: "cpp",
  cs: "csharp",
  rb: "ruby",
  rake: "ruby",
  gemspec: "ruby",
  php: "php",
  swift: "swift",
  dart: "dart",
  sh: "shell",
  bash: "shell",
  zsh: "shell",
  ksh: "shell",
  lua: "lua",
  pl: "perl",
  pm: "perl",
  ex: "elixir",
  exs: "elixir",
  sql: "sql",
  html: "markup",
  htm: "markup",
  xml: "markup",
  css: "markup",
  scss: "markup",
  less: "markup",
  md: "markup",
  mdx: "markup",
  rst: "markup",
  txt: "markup",
  json: "config",
  jsonc: "config",
  yaml: "config",
  yml: "config",
  toml: "config",
  ini: "config",
  cfg: "config",
  conf: "config",
  env: "config",
  properties: "config",
  tf: "config",
  prisma: "config",
  graphql: "config",
  proto: "config",
  mk: "config",
  gradle: "config",
  pem: "config",
  key: "config",
};

const BY_NAME: Readonly<Record<string, LanguageId>> = {
  "go.mod": "config",
  Rakefile: "ruby",
  Gemfile: "ruby",
  Dockerfile: "config",
  Containerfile: "config",
  Makefile: "config",
  makefile: "config",
  GNUmakefile: "config",
  justfile: "config",
  Justfile: "config",
  Procfile: "config",
  CODEOWNERS: "config",
  ".npmrc": "config",
  ".netrc": "config",
  id_rsa: "config",
  id_ed25519: "config",
};

/** The language of a file by its name; undefined when the file is not one that is read. */
export function languageOf(path: string): LanguageId | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const known = BY_NAME[name];
  if (known !== undefined) return known;
  if (/^(Docker|Container)file\.|\.(docker|container)file$/i.test(name)) return "config";
  if (name === ".env" || name.startsWith(".env.")) return "config";
  const dot = name.lastIndexOf(".");
  return dot < 0 ? undefined : BY_EXTENSION[name.slice(dot + 1).toLowerCase()];
}

/** Whether the language holds programs, not data or prose. */
export function isCode(language: LanguageId): boolean {
  return language !== "markup" && language !== "config" && language !== "sql";
}
