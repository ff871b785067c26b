import { blockFrom, hasComment, indentedBelow } from "../code/blocks.ts";
import { argumentText, SCRIPT, type CodeRule, type Hit } from "../code/code-rule.ts";
import { isMigration, isMoney, money } from "./migration-places.ts";

const noWayBack = (what: string): Hit => ({
  what,
  why: "When the release must be taken back the database stays as it is, and the old program may not work with it.",
  fix: "Write the way back, or throw there with the reason why there is none",
  severity: "medium",
  confidence: 0.75,
});

const asMoney = (offset: number, name: string, type: string): Hit => {
  const { what, why, fix, severity, confidence } = money(offset, name, type);
  return { what, why, fix, severity, confidence };
};

/** Migrations and models that are written as programs. */
export const PROGRAM_MIGRATION_RULES: readonly CodeRule[] = [
  {
    id: "no-way-back",
    topic: "data",
    languages: ["python"],
    pattern: /^def\s+downgrade\s*\(\s*\)[^:\n]*:/gm,
    check: (site) => {
      const body = indentedBelow(site.file, site.line);
      const text = site.file.lexed.code
        .slice(body.start, body.end)
        .replace(/["']{3}\s*["']{3}|["']{2,}/g, "")
        .trim();
      if (text !== "pass" || hasComment(site.file, body) || !isMigration(site.file))
        return undefined;
      // A migration that does nothing has nothing to undo.
      const up = /^def\s+upgrade\s*\([^)]*\)[^:\n]*:\s*\n\s+(\S+)/m.exec(site.file.lexed.code)?.[1];
      return up === undefined || up === "pass"
        ? undefined
        : noWayBack(`The way back of \`${site.file.path}\` does nothing`);
    },
  },
  {
    id: "no-way-back",
    topic: "data",
    languages: ["python"],
    pattern: /\bmigrations\.RunPython\s*\(/g,
    check: (site) => {
      if (site.args.length !== 1 || /\*/.test(argumentText(site))) return undefined;
      return noWayBack("`RunPython` is given no way back, so the migration cannot be undone");
    },
  },
  {
    id: "no-way-back",
    topic: "data",
    languages: SCRIPT,
    pattern:
      /\b(?:exports\.down\s*=|export\s+(?:async\s+)?(?:function|const)\s+down\b|(?:public\s+)?async\s+down\s*\()/g,
    check: (site) => {
      const { code } = site.file.lexed;
      if (!isMigration(site.file)) return undefined;
      const span = blockFrom(code, site.offset + site.match[0].length);
      if (
        span === undefined ||
        code.slice(span.start, span.end).trim() !== "" ||
        hasComment(site.file, span)
      )
        return undefined;
      return /\b(?:up)\b/.test(code)
        ? noWayBack(`The way back of \`${site.file.path}\` does nothing`)
        : undefined;
    },
  },
  {
    id: "money-as-float",
    topic: "data",
    languages: ["python"],
    pattern:
      /^[ \t]+(\w+)\s*(?::[^=\n]{1,80})?=\s*(?:models\.(FloatField)|(?:db\.|sa\.)?(?:mapped_column|Column)\s*\(\s*(?:["'][^"'\n]*["']\s*,\s*)?(?:db\.|sa\.)?(Float|REAL|Double)\b)/gm,
    check: (site) => {
      const [, name = "", field, column] = site.match;
      return isMoney(name) ? asMoney(site.offset, name, field ?? column ?? "Float") : undefined;
    },
  },
  {
    id: "money-as-float",
    topic: "data",
    languages: ["typescript"],
    pattern:
      /@Column\s*\(\s*(?:["']\s*["']|\{[^}]{0,200}\}|["'][^"'\n]{0,40}["'])[^)]{0,200}\)\s*(?:public\s+)?(\w+)\s*[!?]?\s*:/g,
    check: (site) => {
      const name = site.match[1] ?? "";
      const shown = site.file.text.slice(site.offset, site.offset + site.match[0].length);
      const type = /["'](float|double|double precision|real)["']/.exec(shown)?.[1];
      return type !== undefined && isMoney(name) ? asMoney(site.offset, name, type) : undefined;
    },
  },
  {
    id: "money-as-float",
    topic: "data",
    languages: ["ruby"],
    pattern: /\bt\.float\s+:(\w+)|\badd_column\s+:\w+\s*,\s*:(\w+)\s*,\s*:float\b/g,
    check: (site) => {
      const name = site.match[1] ?? site.match[2] ?? "";
      return isMoney(name) ? asMoney(site.offset, name, "float") : undefined;
    },
  },
];
