import type { Place } from "../code/place.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";

/** A file that changes a database that is in use. */
export const isMigration = (file: SourceFile): boolean =>
  /(^|\/)(?:migrations?|migrate|alembic\/versions|db\/migrate|changelogs?|flyway)\//i.test(
    file.path,
  ) || /(^|\/)V\d+__[^/]*\.sql$/.test(file.path);

const MONEY =
  /\b(?:price|amount|balance|salary|fee|cost|subtotal|(?:total|unit|list|sale)_(?:price|amount|cost)|price_\w+|amount_\w+)\b/i;

const place = (
  rule: string,
  offset: number,
  what: string,
  why: string,
  fix: string,
  severity: Place["severity"],
  confidence: number,
): Place => ({
  rule,
  topic: "data",
  offset,
  what,
  why,
  fix,
  severity,
  confidence,
});

/** The part of a migration that goes forward: what follows a mark for the way back is meant to destroy. */
function forward(file: SourceFile): string {
  if (
    /\.down\.sql$|(^|[._-])(?:down|rollback|undo|revert)\b/i.test(file.name) ||
    /(^|\/)(?:down|rollback|U\d+__)/i.test(file.path)
  )
    return "";
  const back =
    /^--\s*(?:\+goose\s+Down|migrate:down|\+migrate\s+Down|@UNDO|rollback|down)\b/im.exec(
      file.text,
    );
  const { code } = file.lexed;
  return back === null ? code : code.slice(0, back.index);
}

/** What a migration in SQL destroys, or cannot do to a table that has rows. */
export function sqlMigrationPlaces(file: SourceFile, index: SourceIndex): readonly Place[] {
  if (file.language !== "sql") return [];
  const code = forward(file);
  const places: Place[] = [];
  const made = new Set(
    [
      ...code.matchAll(
        /\bCREATE\s+(?:TEMP(?:ORARY)?\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?["'`[]?([\w.]+)/gi,
      ),
    ].map((match) => (match[1] ?? "").toLowerCase()),
  );
  const moved = /\bINSERT\s+INTO\b[\s\S]{0,2000}?\bSELECT\b|\bRENAME\s+TO\b/i.test(code);
  if (isMigration(file)) {
    for (const match of code.matchAll(
      /\bDROP\s+TABLE\s+(?:IF\s+EXISTS\s+)?["'`[]?([\w.]+)|\bDROP\s+COLUMN\s+(?:IF\s+EXISTS\s+)?["'`[]?(\w+)/gi,
    )) {
      const [, table, column] = match;
      // A table that is made again here, or copied first, keeps its rows.
      if ((table !== undefined && made.has(table.toLowerCase())) || moved) continue;
      const name = table ?? column ?? "";
      places.push(
        place(
          "destroys",
          match.index,
          `The migration drops the ${table === undefined ? "column" : "table"} \`${name}\` with everything in it`,
          "It cannot be undone, and the version of the program that still runs while it is rolled out fails on it.",
          "Stop using it in one release, keep a copy, and drop it in the next one",
          "high",
          0.8,
        ),
      );
    }
    for (const match of code.matchAll(
      /\bALTER\s+TABLE\s+(?:ONLY\s+|IF\s+EXISTS\s+)?["'`[]?([\w.]+)["'`\]]?\s+ADD\s+(?:COLUMN\s+)?(?:IF\s+NOT\s+EXISTS\s+)?["'`[]?(\w+)["'`\]]?\s+([^;,]{0,300})/gi,
    )) {
      const [, table = "", column = "", rest = ""] = match;
      if (
        !/\bNOT\s+NULL\b/i.test(rest) ||
        /\bDEFAULT\b|\bGENERATED\b|\bIDENTITY\b|\bSERIAL\b|\bAUTO_?INCREMENT\b/i.test(rest)
      )
        continue;
      if (
        /^(?:CONSTRAINT|PRIMARY|FOREIGN|UNIQUE|CHECK|INDEX|KEY)$/i.test(column) ||
        made.has(table.toLowerCase())
      )
        continue;
      places.push(
        place(
          "needs-value",
          match.index,
          `The migration adds \`${column}\` to \`${table}\` as \`NOT NULL\` without a default`,
          "A table that has rows refuses it, so it passes on an empty database and fails in production.",
          "Add it with a default, or without `NOT NULL`, fill it, and tighten it then",
          "high",
          0.85,
        ),
      );
    }
  }
  for (const match of code.matchAll(
    /^[ \t]*["'`[]?(\w+)["'`\]]?\s+(FLOAT|REAL|DOUBLE(?:\s+PRECISION)?|FLOAT8|FLOAT4)\b/gim,
  ))
    if (MONEY.test(match[1] ?? ""))
      places.push(money(match.index + match[0].search(/\S/), match[1] ?? "", match[2] ?? ""));
  return [...places, ...noWayBack(file, index)];
}

/** `a.up.sql` without `a.down.sql`, where the others have theirs. */
function noWayBack(file: SourceFile, index: SourceIndex): readonly Place[] {
  const other = file.path.replace(/\.up\.sql$/, ".down.sql");
  if (other === file.path || index.seen.has(other)) return [];
  const folder = file.folder === "" ? "" : `${file.folder}/`;
  const pairs = index.files.some(
    (one) => one.path.startsWith(folder) && one.name.endsWith(".down.sql"),
  );
  if (!pairs) return [];
  return [
    place(
      "no-way-back",
      0,
      `\`${file.path}\` has no counterpart that undoes it, as the others have`,
      "When the release must be taken back the database stays as it is, and the old program may not work with it.",
      "Write the way back, or say there why there is none",
      "medium",
      0.8,
    ),
  ];
}

/** A number with a binary fraction for money. */
export const money = (offset: number, column: string, type: string): Place =>
  place(
    "money-as-float",
    offset,
    `The money in \`${column}\` is kept as \`${type.toUpperCase()}\``,
    "0.1 + 0.2 is not 0.3 in such numbers: sums differ from what was charged by a cent now and then.",
    "Use `NUMERIC`, or whole cents",
    "high",
    0.85,
  );

/** Whether a name speaks of money. */
export const isMoney = (name: string): boolean =>
  MONEY.test(name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase());
