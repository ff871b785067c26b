import { isRecord, jsonFile, textsOf } from "../formats/json-file.ts";
import { importersOf, type ImportGraph } from "../graph/import-graph.ts";
import { outlineOf } from "../lex/outline.ts";
import { isCode } from "../tree/language.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Fact } from "./fact.ts";

/** Of one kind no more are named: a map is read at a glance. */
const MOST = 400;

/** Where programs begin: what manifests export and start, and what sources do when they are run. */
export function entryFacts(index: SourceIndex): readonly Fact[] {
  const written = index.files.filter((file) => file.role === "source" || file.role === "tooling");
  return [
    ...written.filter((file) => file.name === "package.json").flatMap(declared),
    ...written.flatMap(mains),
  ].slice(0, MOST);
}

function declared(file: SourceFile): readonly Fact[] {
  const json = jsonFile(file);
  if (json === undefined) return [];
  const { value, lineOf } = json;
  const made = (subject: string, says: string, line: number): Fact => ({
    topic: "entry-point",
    subject,
    says,
    file,
    line,
  });
  const bin = value["bin"];
  const programs =
    typeof bin === "string"
      ? [made(bin, "is the program of the package", lineOf("bin"))]
      : textsOf(bin).map(([name, path]) =>
          made(path, `is the program \`${name}\``, lineOf("bin", name)),
        );
  const main = value["main"];
  const exported = value["exports"];
  const own = isRecord(exported) ? exported["."] : exported;
  const path = typeof own === "string" ? own : isRecord(own) ? textsOf(own).at(-1)?.[1] : main;
  const line = exported === undefined ? lineOf("main") : lineOf("exports");
  return typeof path === "string"
    ? [...programs, made(path, "is what importers of the package get", line)]
    : programs;
}

const MAINS: readonly (readonly [pattern: RegExp, says: string, languages: string])[] = [
  [/^if\s+__name__\s*==/m, "runs when the file is started", "python"],
  [/^func\s+main\s*\(\s*\)/m, "is the start of a program", "go"],
  [/^(?:async\s+|pub\s+)*fn\s+main\s*\(/m, "is the start of a program", "rust"],
  [/\bpublic\s+static\s+void\s+main\s*\(/, "is the start of a program", "java"],
  [/^int\s+main\s*\(/m, "is the start of a program", "c cpp"],
  [
    /\brequire\.main\s*===\s*module|\bimport\.meta\.main\b/,
    "runs when the file is started",
    "javascript typescript",
  ],
];
const ROUTE =
  /(?<![\w$.])(?:app|router|server|api|routes|fastify|r|mux|e)\.(get|post|put|patch|delete|HandleFunc|Handle|GET|POST|PUT|DELETE)\s*\(\s*["'`]|^[ \t]*@(?:app|router|api|bp|blueprint)\.(route|get|post|put|delete|patch)\s*\(\s*["']|@(Get|Post|Put|Delete|Patch|Request)Mapping\s*\(\s*(?:value\s*=\s*)?["']/gm;

function mains(file: SourceFile): readonly Fact[] {
  const { code } = file.lexed;
  const made: Fact[] = [];
  for (const [pattern, says, languages] of MAINS) {
    if (!languages.split(" ").includes(file.language)) continue;
    const match = pattern.exec(code);
    if (match !== null)
      made.push({
        topic: "entry-point",
        subject: file.path,
        says,
        file,
        line: file.lineAt(match.index),
      });
  }
  if (made.length === 0 && file.text.startsWith("#!"))
    made.push({
      topic: "entry-point",
      subject: file.path,
      says: "is run by its first line",
      file,
      line: 1,
    });
  let routes = 0;
  for (const match of code.matchAll(ROUTE)) {
    if ((routes += 1) > 30) break;
    const at = match.index + match[0].length - 1;
    const quote = file.text.charAt(at);
    const path = file.text.slice(at + 1, Math.min(at + 121, file.text.indexOf(quote, at + 1)));
    if (!/^\/[^\s]*$/.test(path) && !match[0].includes("@")) continue;
    const line = file.lineAt(match.index + match[0].search(/\S/));
    const verb = (match[1] ?? match[2] ?? match[3] ?? "")
      .replace(/^(?:HandleFunc|Handle|route|Request)$/, "any")
      .toUpperCase();
    made.push({ topic: "entry-point", subject: `${verb} ${path}`, says: "is a route", file, line });
  }
  return made;
}

/** The files that most others need. */
export function coreFacts(index: SourceIndex, graph: ImportGraph): readonly Fact[] {
  const isSource = (file: SourceFile): boolean => file.role === "source";
  return index.files
    .filter(isSource)
    .flatMap((file) => {
      const importers = importersOf(graph, index, file.path, isSource).length;
      return importers < 2 ? [] : [{ file, importers }];
    })
    .toSorted((a, b) => b.importers - a.importers || (a.file.path < b.file.path ? -1 : 1))
    .slice(0, 40)
    .map(({ file, importers }) => {
      const first = outlineOf(file).find((one) => one.exported) ?? outlineOf(file)[0];
      return {
        topic: "core",
        subject: file.path,
        says: `${importers} source files need it`,
        file,
        line: first?.line ?? 1,
      };
    });
}

const MODELS: readonly (readonly [pattern: RegExp, languages: string])[] = [
  [/\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?["'`[]?([\w.]+)/gi, "sql"],
  [/^model\s+(\w+)\s*\{/gm, "config"],
  [
    /^class\s+(\w+)\((?:[\w.]*\.)?(?:Model|Base|DeclarativeBase|SQLModel|Document)\b[^)]*\)\s*:/gm,
    "python",
  ],
  [/@Entity\b[\s\S]{0,200}?\bclass\s+(\w+)/g, "java kotlin typescript"],
  [
    /\b(\w+)\s*=\s*(?:pgTable|mysqlTable|sqliteTable|new\s+(?:mongoose\.)?Schema)\s*(?:<[^()]*>)?\(/g,
    "javascript typescript",
  ],
  [/^class\s+(\w+)\s*<\s*(?:ApplicationRecord|ActiveRecord::Base)/gm, "ruby"],
  [/^message\s+(\w+)\s*\{/gm, "config"],
];

/** Tables, records and messages that are kept or sent. */
export function modelFacts(index: SourceIndex): readonly Fact[] {
  return index.files
    .filter(
      (file) =>
        file.role === "source" ||
        (file.language === "sql" && file.role !== "fixture" && file.role !== "test"),
    )
    .flatMap((file) =>
      MODELS.filter(([, languages]) => languages.split(" ").includes(file.language)).flatMap(
        ([pattern]) => {
          if (file.language === "config" && !/\.(?:prisma|proto)$/.test(file.path)) return [];
          return [...file.lexed.code.matchAll(pattern)].slice(0, 60).map((match): Fact => ({
            topic: "data-model",
            subject: match[1] ?? "",
            says: `is defined in \`${file.path}\``,
            file,
            line: file.lineAt(match.index),
          }));
        },
      ),
    )
    .slice(0, MOST);
}

const ENVIRONMENT =
  /\bprocess\.env\.([A-Z][A-Z0-9_]+)|\bprocess\.env\[\s*["']|\bos\.environ(?:\.get)?[[(]\s*["']|\bos\.getenv\(\s*["']|\bos\.(?:Getenv|LookupEnv)\(\s*["']|\benv::var\(\s*["']|\bSystem\.getenv\(\s*["']|\bENV(?:\.fetch\(|\[)\s*["']/g;

/** Settings that the code reads from its environment; the first place of each. */
export function configFacts(index: SourceIndex): readonly Fact[] {
  const found = new Map<string, Fact>();
  for (const file of index.files) {
    if (file.role !== "source" || !isCode(file.language)) continue;
    for (const match of file.lexed.code.matchAll(ENVIRONMENT)) {
      const at = match.index + match[0].length;
      const name = match[1] ?? /^[A-Z][A-Z0-9_]*/.exec(file.text.slice(at, at + 80))?.[0];
      if (name === undefined || found.has(name)) continue;
      found.set(name, {
        topic: "config",
        subject: name,
        says: "from the environment",
        file,
        line: file.lineAt(match.index),
      });
    }
  }
  return [...found.values()].slice(0, MOST);
}

/** Test files with what they import of the sources. */
export function testFacts(index: SourceIndex, graph: ImportGraph): readonly Fact[] {
  return index.files
    .filter((file) => file.role === "test")
    .flatMap((file): Fact[] => {
      const targets = [...new Set((graph.from.get(file.path) ?? []).map((edge) => edge.to))].filter(
        (path) => index.byPath.get(path)?.role === "source",
      );
      if (targets.length === 0) return [];
      const more = targets.length > 3 ? ` and ${targets.length - 3} more` : "";
      const line =
        (graph.from.get(file.path) ?? []).find((edge) => edge.to === targets[0])?.line ?? 1;
      return [
        {
          topic: "test",
          subject: file.path,
          says: `tests ${targets
            .slice(0, 3)
            .map((path) => `\`${path}\``)
            .join(", ")}${more}`,
          file,
          line,
        },
      ];
    })
    .slice(0, MOST);
}
