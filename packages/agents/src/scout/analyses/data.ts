import type { Place } from "../code/place.ts";
import { rulePlaces, ruleTable } from "../code/rule-places.ts";
import { isMigration, isMoney, money, sqlMigrationPlaces } from "../data/migration-places.ts";
import { PROGRAM_MIGRATION_RULES } from "../data/program-migration-rules.ts";
import { queryPlaces } from "../data/query-places.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { AnalysisResult } from "./candidate.ts";
import { isProgram, type AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

const RULES = ruleTable(PROGRAM_MIGRATION_RULES);
const SIGNS =
  /\b(?:SELECT|INSERT|UPDATE|DELETE)\b|\bmodels\.|\bColumn\b|\bquery\b|\bfind(?:One|Unique|First|By\w*)\b|\bRunPython\b|\bt\.float\b/;

/** Finds migrations that destroy or cannot be undone, statements over every row, questions in loops, and money as floats. */
export function analyseData(context: AnalysisContext): Promise<AnalysisResult> {
  return analysePlaces(context, {
    analysis: "data",
    isFor: (file) =>
      file.role !== "test" &&
      file.role !== "fixture" &&
      file.role !== "example" &&
      (file.language === "sql" ||
        isSchema(file) ||
        (isProgram(file) && (isMigration(file) || SIGNS.test(file.text)))),
    placesIn: (file, { index }) =>
      isProgram(file)
        ? [...rulePlaces(file, RULES), ...queryPlaces(file)]
        : isSchema(file)
          ? schemaPlaces(file)
          : sqlMigrationPlaces(file, index),
    none: "no migration that destroys, statement over every row, question in a loop or money as a float",
    nothing: "no file speaks to a database",
  });
}

const isSchema = (file: SourceFile): boolean => file.path.endsWith(".prisma");

const schemaPlaces = (file: SourceFile): readonly Place[] =>
  [...file.text.matchAll(/^[ \t]+(\w+)[ \t]+Float\b/gm)]
    .filter((match) => isMoney(match[1] ?? ""))
    .map((match) => money(match.index + match[0].search(/\S/), match[1] ?? "", "Float"));
