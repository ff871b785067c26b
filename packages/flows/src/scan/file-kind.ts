import type { FileKind } from "../io/scan.ts";

const CODE = new Set(
  (
    "ts tsx mts cts js jsx mjs cjs vue svelte py pyi rb go rs java kt kts scala groovy cs fs vb c h cc cpp " +
    "cxx hh hpp m mm swift php pl pm lua r jl ex exs erl hs ml clj cljs dart zig nim sh bash zsh ps1 sql proto graphql"
  ).split(" "),
);
const DOCS = new Set("md mdx rst adoc txt".split(" "));
const CONFIG = new Set(
  "json jsonc yaml yml toml ini cfg conf tf hcl gradle xml properties env".split(" "),
);
const CONFIG_NAMES =
  /^(Dockerfile|Containerfile|Makefile|Jenkinsfile|Procfile|Vagrantfile|Caddyfile)(\.|$)/;
const SET_ASIDE =
  /(^|\/)(node_modules|vendor|third[_-]party|dist|coverage|\.git|\.next|__pycache__|\.venv|venv|generated)\/|\.min\.(js|css)$|(^|\/)(package-lock\.json|pnpm-lock\.yaml|yarn\.lock|Cargo\.lock|poetry\.lock|go\.sum|composer\.lock|Gemfile\.lock)$|\.(map|snap)$/;
const TEST =
  /(^|\/)(tests?|__tests__|specs?|fixtures?|testdata|testing)\/|[._-](test|spec|e2e)\.[a-z]+$|(^|\/)test_[^/]+\.py$|_test\.(go|py|rb|dart|exs)$|(Test|Tests|Spec|IT)\.(java|kt|cs|scala)$/;

/** The extension, lower case, without its dot; empty when there is none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}

/** Whether a file is other people's or a machine's: no finding about it helps anyone. */
export function isSetAside(path: string): boolean {
  return SET_ASIDE.test(path);
}

/** What a file is, judged by its path alone. */
export function fileKind(path: string): FileKind {
  const extension = extensionOf(path);
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (CONFIG_NAMES.test(name)) return "config";
  if (CODE.has(extension)) return TEST.test(path) ? "test" : "code";
  if (DOCS.has(extension)) return "docs";
  if (CONFIG.has(extension)) return "config";
  return "other";
}
