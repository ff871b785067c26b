import type { Brief, BriefSection, DocumentItem, Material } from "@wheelhouse/core";
import { statementsOf, type Statement } from "../material/statements.ts";

interface Piece {
  readonly title: string;
  readonly body: readonly string[];
  /** Sentences beside the list, which may say what comes before. */
  readonly beside?: readonly string[];
  readonly line: number;
  readonly under: readonly string[];
}

const PHASE = /^(?:phase|stage|milestone|step|iteration|slice|sprint|part|release)\b/i;
const ASIDE =
  /^(?:summary|overview|introduction|context|background|goals?|non-?goals?|out of scope|open (?:questions|items)|questions|references?|links|risks?|appendix|glossary|contents|table of contents|decisions?|notes?|deferred|assumptions)\b/i;

/** Cuts a plan into the items of a section, by its own lists and headings. Nothing is added to what it says. */
export function planItems(section: BriefSection, brief: Brief): readonly DocumentItem[] {
  const plan = (brief.material ?? []).find(({ text }) => text.trim() !== "");
  if (plan === undefined) return [];
  const statements = statementsOf(plan.text);
  const wantsPhases = /^phase/i.test(section.prefix ?? "") || /phase/i.test(section.id);
  const pieces = wantsPhases ? phases(statements) : tasks(statements);
  const prefix = section.prefix ?? "I-";
  const ids = new Map(pieces.map((piece, at) => [piece, `${prefix}${at + 1}`]));
  return pieces.slice(0, section.max ?? 40).map((piece, at): DocumentItem => ({
    id: ids.get(piece) ?? `${prefix}${at + 1}`,
    section: section.id,
    title: piece.title.length > 140 ? `${piece.title.slice(0, 139)}…` : piece.title,
    body: [
      ...piece.body.slice(0, 6).map((line) => `- ${line}`),
      ...(piece.body.length > 6 ? [`- … and ${piece.body.length - 6} more`] : []),
    ].join("\n"),
    fields: fieldsOf(piece, section, plan),
    findings: [],
    dependsOn: before(piece, pieces.slice(0, at), ids),
  }));
}

/** The sections that call themselves phases; without any, those of the second level that are no asides. */
function phases(statements: readonly Statement[]): readonly Piece[] {
  const headings = statements.filter(({ kind }) => kind === "heading");
  const named = headings.filter(({ text }) => PHASE.test(text));
  const chosen =
    named.length > 1
      ? named
      : headings.filter(({ under, text }) => under.length === 1 && !ASIDE.test(text));
  return chosen.map((heading) => {
    const own = statements.filter(({ under }) => under.includes(heading.text));
    return {
      title: heading.text.replace(
        /^(?:(?:phase|stage|milestone|step|part)\s+\d+\s*[:.–-]|\d+[.)])\s*/i,
        "",
      ),
      body: own.filter(({ kind }) => kind === "entry").map(({ text }) => text),
      beside: own.filter(({ kind }) => kind === "demand").map(({ text }) => text),
      line: heading.line,
      under: heading.under,
    };
  });
}

const indentOf = ({ raw }: Statement): number => raw.length - raw.trimStart().length;

/** The entries of the lists, those below them as their text; without lists, the sections. */
function tasks(statements: readonly Statement[]): readonly Piece[] {
  const made: {
    title: string;
    body: string[];
    line: number;
    under: readonly string[];
    indent: number;
  }[] = [];
  for (const statement of statements) {
    if (statement.kind !== "entry" || statement.under.some((title) => ASIDE.test(title))) continue;
    const last = made.at(-1);
    const indent = indentOf(statement);
    if (
      last !== undefined &&
      indent > last.indent &&
      last.under.join("/") === statement.under.join("/")
    )
      last.body.push(statement.text);
    else
      made.push({
        title: statement.text.replace(/[.;,]$/, ""),
        body: [],
        line: statement.line,
        under: statement.under,
        indent,
      });
  }
  return made.length > 0 ? made : phases(statements);
}

/** The values of the fields that the plan itself gives; the others say that they need a model. */
function fieldsOf(
  piece: Piece,
  { fields = [] }: BriefSection,
  plan: Material,
): Readonly<Record<string, string>> {
  const place =
    plan.path === undefined
      ? `line ${piece.line} of the ${plan.name}`
      : `${plan.path}:${piece.line}`;
  const said = (pattern: RegExp): string | undefined =>
    piece.body.find((line) => pattern.test(line));
  const known: Readonly<Record<string, string | undefined>> = {
    source: place,
    "plan reference": place,
    reference: place,
    references: place,
    design: place,
    origin: place,
    demo: said(/\b(?:demo|show)\b/i),
    acceptance: said(/\b(?:accept|done when|verify)/i),
    tests: said(/\btests?\b/i),
    repo: undefined,
  };
  return Object.fromEntries(
    fields.map((name) => [name, known[name] ?? "not said in the plan (needs a model)"]),
  );
}

/** Items that a piece says come before it, by number or by name. */
function before(
  piece: Piece,
  earlier: readonly Piece[],
  ids: ReadonlyMap<Piece, string>,
): string[] {
  const text = [piece.title, ...piece.body, ...(piece.beside ?? [])].join("\n");
  const said = /\b(?:depends on|after|requires|blocked by|needs)\b([^\n]{0,200})/gi;
  const named = [...text.matchAll(said)].map((match) => (match[1] ?? "").toLowerCase()).join("\n");
  if (named === "") return [];
  return earlier.flatMap((one, at) => {
    const number = new RegExp(`\\b(?:phase|step|item|task|w-|#)\\s*${at + 1}\\b`, "i");
    const title = one.title.toLowerCase();
    return number.test(named) || (title.length > 6 && named.includes(title))
      ? [ids.get(one) ?? ""]
      : [];
  });
}
