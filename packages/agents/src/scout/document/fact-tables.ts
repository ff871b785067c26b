import { factsOf, type AnalysisContext } from "../analyses/context.ts";
import { inScope } from "../analyses/in-scope.ts";
import { commandsOf } from "../project/commands.ts";
import { documentFacts } from "../project/document-facts.ts";
import type { Fact } from "../project/fact.ts";
import { infrastructureFacts } from "../project/infrastructure-facts.ts";
import { configFacts, coreFacts, entryFacts, modelFacts, testFacts } from "../project/map-facts.ts";
import { boundaryFacts, stackFacts } from "../project/stack-facts.ts";

/** Longer tables are looked up, not read. */
const MOST_ROWS = 30;

interface Table {
  readonly title: string;
  readonly columns: readonly [string, string, string];
  readonly of: (context: AnalysisContext) => readonly Fact[];
  /** Whether only what lies in scope belongs there. */
  readonly scoped?: boolean;
}

/** What the tree says by itself, by topic. */
const TABLES: Readonly<Record<string, Table>> = {
  boundaries: {
    title: "Parts",
    columns: ["Part", "What it is", "Where it says so"],
    of: ({ index }) => boundaryFacts(index),
  },
  stack: {
    title: "Made with",
    columns: ["What", "What for", "Where it says so"],
    of: ({ index }) => stackFacts(index),
  },
  commands: {
    title: "Commands",
    columns: ["Command", "What it runs", "Where it is defined"],
    of: ({ index }) => commandsOf(index),
  },
  infrastructure: {
    title: "Run by machines",
    columns: ["What", "When and how", "Where"],
    of: ({ index }) => infrastructureFacts(index),
  },
  docs: {
    title: "Documents",
    columns: ["Document", "Title", "Where"],
    of: ({ index }) => documentFacts(index),
  },
  "entry-point": {
    title: "Where it begins",
    columns: ["Entry", "What it is", "Where"],
    of: ({ index }) => entryFacts(index),
    scoped: true,
  },
  core: {
    title: "What most of it rests on",
    columns: ["File", "Who needs it", "Where"],
    of: ({ index, graph }) => coreFacts(index, graph),
    scoped: true,
  },
  "data-model": {
    title: "What is kept",
    columns: ["Record", "Defined", "Where"],
    of: ({ index }) => modelFacts(index),
    scoped: true,
  },
  config: {
    title: "Settings",
    columns: ["Setting", "Read", "Where"],
    of: ({ index }) => configFacts(index),
    scoped: true,
  },
  test: {
    title: "Tests",
    columns: ["Test file", "What it tests", "Where"],
    of: ({ index, graph }) => testFacts(index, graph),
    scoped: true,
  },
};

/** Topics for which the tree itself has the facts. */
export const isDescribed = (topic: string): boolean => Object.hasOwn(TABLES, topic);

/** The facts of a topic as a table; undefined when the tree has none. `titled` puts a line with its name above. */
export function factTable(
  context: AnalysisContext,
  topic: string,
  titled: boolean,
): string | undefined {
  const table = TABLES[topic];
  if (table === undefined) return undefined;
  const scope = context.brief.scope ?? factsOf(context)?.scope ?? [];
  const facts = table
    .of(context)
    .filter(
      ({ file }) =>
        table.scoped !== true || inScope(file.path, { ...context.brief, scope: [...scope] }),
    );
  if (facts.length === 0) return undefined;
  const rows = facts
    .slice(0, MOST_ROWS)
    .map(
      ({ subject, says, file, line }) =>
        `| ${code(subject)} | ${topic === "commands" && says !== "" ? code(says) : cell(says)} | \`${file.path}:${line}\` |`,
    );
  const more =
    facts.length > MOST_ROWS ? [`\n${facts.length - MOST_ROWS} more are left out here.`] : [];
  return [
    ...(titled ? [`**${table.title}**\n`] : []),
    `| ${table.columns.join(" | ")} |`,
    "| --- | --- | --- |",
    ...rows,
    ...more,
  ].join("\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const code = (text: string): string => `\`${cell(text).replaceAll("`", "'")}\``;

/** How languages are written, where a capital at the start is not all. */
const NAMES: Readonly<Record<string, string>> = {
  javascript: "JavaScript",
  typescript: "TypeScript",
  python: "Python",
  go: "Go",
  rust: "Rust",
  java: "Java",
  kotlin: "Kotlin",
  scala: "Scala",
  c: "C",
  cpp: "C++",
  csharp: "C#",
  ruby: "Ruby",
  php: "PHP",
  swift: "Swift",
  dart: "Dart",
  shell: "shell",
  lua: "Lua",
  perl: "Perl",
  elixir: "Elixir",
  sql: "SQL",
};

/** How much of the tree is written in which language, the most first: `TypeScript (812 files)`. */
export function languagesOf({ index }: AnalysisContext): string {
  const written = index.files.filter(
    ({ role, language }) =>
      (role === "source" || role === "test" || role === "tooling") &&
      !["markup", "config"].includes(language),
  );
  return [...Map.groupBy(written, ({ language }) => language)]
    .toSorted((a, b) => b[1].length - a[1].length)
    .slice(0, 6)
    .map(
      ([language, files]) =>
        `${NAMES[language] ?? language} (${files.length} ${files.length === 1 ? "file" : "files"})`,
    )
    .join(", ");
}
