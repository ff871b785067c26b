import { functionAround, isInTry } from "../code/blocks.ts";
import { argument, holder, SCRIPT, type CodeRule, type Hit, type Site } from "../code/code-rule.ts";
import { isInLoopOver, isMean, isUnguardedParameter } from "./emptiness.ts";

const always = (what: string, why: string, fix: string): Hit => ({
  what,
  why,
  fix,
  severity: "medium",
  confidence: 0.85,
});

/** What a value does that its author did not think of, wherever it stands. */
export const VALUE_RULES: readonly CodeRule[] = [
  {
    id: "nan-compare",
    topic: "edge-case",
    languages: SCRIPT,
    pattern: /[=!]==?\s*(?:Number\.)?NaN\b|(?<![\w$.])(?:Number\.)?NaN\s*[=!]==?/g,
    check: (site) =>
      always(
        `${holder(site)} compares with \`NaN\`, which is equal to nothing`,
        "The comparison has the same outcome for every value, so that the case is never handled.",
        "Use `Number.isNaN(…)`",
      ),
  },
  {
    id: "map-parse-int",
    topic: "edge-case",
    languages: SCRIPT,
    pattern: /\.map\s*\(\s*(?:Number\.)?parseInt\s*\)/g,
    check: (site) =>
      always(
        `${holder(site)} gives \`parseInt\` to \`map\`, so the index becomes the radix`,
        'Given `["7", "7", "7"]` it makes `[7, NaN, NaN]`.',
        "Use `map(Number)` or `map((text) => Number.parseInt(text, 10))`",
      ),
  },
  {
    id: "index-as-truth",
    topic: "edge-case",
    languages: SCRIPT,
    pattern: /\bif\s*\(\s*!?[\w$.]+\.(?:indexOf|findIndex|search)\s*\(/g,
    check: (site) => {
      const open = site.offset + site.match[0].length - 1;
      const last = site.args.at(-1);
      const after = site.file.lexed.code.slice(last?.end ?? open, (last?.end ?? open) + 8);
      if (!/^\s*\)\s*\)/.test(after)) return undefined;
      return always(
        `${holder(site)} takes an index for yes or no`,
        "The first place is 0, which counts as no, and the answer for nothing is -1, which counts as yes.",
        "Use `includes(…)` or `some(…)`",
      );
    },
  },
  {
    id: "text-order",
    topic: "edge-case",
    languages: SCRIPT,
    pattern:
      /\.map\s*\(\s*(?:Number|parseFloat|Number\.parseFloat)\s*\)\s*\.(?:sort|toSorted)\s*\(\s*\)/g,
    check: (site) =>
      always(
        `${holder(site)} sorts numbers as text`,
        "Given 9 and 10 it puts 10 first, since `sort` without a function compares text.",
        "Pass `(a, b) => a - b`",
      ),
  },
  {
    id: "same-object",
    topic: "edge-case",
    languages: ["python"],
    pattern: /\bis\s+(?:not\s+)?(?:[rbuf]?["']|\d)/g,
    check: (site) =>
      always(
        `${holder(site)} compares with a literal by \`is\``,
        "`is` asks whether it is the same object; for equal text or numbers the answer depends on what the interpreter kept.",
        "Compare with `==`",
      ),
  },
  {
    id: "shared-default",
    topic: "edge-case",
    languages: ["python"],
    pattern: /\bdef\s+(\w+)\s*\(/g,
    check: (site) => {
      for (const span of site.args) {
        const name =
          /^\s*(\w+)\s*(?::[^=]+)?=\s*(?:\[\s*\]|\{\s*\}|list\(\)|dict\(\)|set\(\))\s*$/.exec(
            site.file.lexed.code.slice(span.start, span.end),
          )?.[1];
        // A name that says so is a memory that is meant to be shared.
        if (name === undefined || /^_|cache|memo|seen|registry/i.test(name)) continue;
        const { end } = functionAround(site.file, site.line);
        const body = site.file.lexed.code.slice(span.end, Math.min(end, span.end + 6000));
        const changed = new RegExp(
          `\\b${name}\\.(?:append|add|update|extend|insert|pop|setdefault|clear|remove)\\(|\\b${name}\\[[^\\]\\n]*\\]\\s*=(?!=)`,
        ).test(body);
        // What is put on is taken off again.
        if (new RegExp(`\\b${name}\\.pop\\(`).test(body)) continue;
        if (!changed || new RegExp(`\\b${name}\\s*=\\s*(?!=)`).test(body)) continue;
        return always(
          `\`${site.match[1]}\` changes the default value of \`${name}\`, which all calls share`,
          "What one call adds is there in the next one that leaves the argument out.",
          `Take \`None\` as the default and make a new one inside`,
        );
      }
      return undefined;
    },
  },
  {
    id: "empty-reduce",
    topic: "edge-case",
    languages: SCRIPT,
    pattern: /(?<![\w$.\])])([A-Za-z_$][\w$]*)\.(reduce|reduceRight)\s*\(/g,
    check: (site) => {
      const name = site.match[1] ?? "";
      if (site.args.length !== 1 || !isUnguardedParameter(site, name)) return undefined;
      return emptied(
        site,
        name,
        "`reduce` throws, since there is no first value",
        "Give `reduce` a first value",
      );
    },
  },
  {
    id: "empty-extreme",
    topic: "edge-case",
    languages: SCRIPT,
    pattern: /\bMath\.(max|min)\s*\(\s*\.\.\.([A-Za-z_$][\w$]*)\s*\)/g,
    check: (site) => {
      const name = site.match[2] ?? "";
      if (!isUnguardedParameter(site, name)) return undefined;
      const sign = site.match[1] === "max" ? "-" : "";
      return emptied(
        site,
        name,
        `it goes on with \`${sign}Infinity\``,
        "Decide what the answer for none is",
      );
    },
  },
  {
    id: "empty-mean",
    topic: "edge-case",
    languages: SCRIPT,
    pattern: /(?<![/*])\/\s*([A-Za-z_$][\w$]*)\.length\b/g,
    check: (site) => {
      const name = site.match[1] ?? "";
      if (!isMean(site) || !isUnguardedParameter(site, name) || isInLoopOver(site, name))
        return undefined;
      return emptied(
        site,
        name,
        "it divides by zero and goes on with `NaN`",
        "Decide what the answer for none is",
      );
    },
  },
  {
    id: "empty-mean",
    topic: "edge-case",
    languages: ["python"],
    pattern: /(?<![/*])\/\/?\s*len\(\s*([A-Za-z_]\w*)\s*\)/g,
    check: (site) => {
      const name = site.match[1] ?? "";
      if (!isMean(site) || !isUnguardedParameter(site, name) || isInLoopOver(site, name))
        return undefined;
      if (/ZeroDivisionError/.test(site.file.lexed.code)) return undefined;
      return emptied(
        site,
        name,
        "it raises `ZeroDivisionError`",
        "Decide what the answer for none is",
      );
    },
  },
  {
    id: "unread-json",
    topic: "edge-case",
    languages: SCRIPT,
    pattern: /\bJSON\.parse\s*\(/g,
    check: (site) => {
      const value = argument(site, 0);
      const source = value?.dynamic.find((part) =>
        /^(?:window\.)?(?:localStorage|sessionStorage)\.getItem|^(?:event|message|msg|ev|e)\.data\b|^req(?:uest)?\.(?:query|headers|cookies|params)\b/.test(
          part,
        ),
      );
      const [given] = site.args;
      const whole =
        given !== undefined &&
        site.file.text
          .slice(given.start, given.end)
          .trim()
          .startsWith(source?.replace(/\(\)$/, "") ?? " ");
      if (source === undefined || !whole || isInTry(site.file.lexed.code, site.offset))
        return undefined;
      return {
        what: `${holder(site)} parses \`${source}\` as JSON and does not expect that it is none`,
        why: "The text comes from outside: when it is cut, empty or somebody else's, `JSON.parse` throws where nobody catches.",
        fix: "Parse in a `try`, and check the shape of what comes out",
        severity: "medium",
        confidence: 0.65,
      };
    },
  },
];

function emptied(site: Site, name: string, does: string, fix: string): Hit {
  return {
    what: `Given an empty \`${name}\`, ${holder(site)} goes wrong: ${does}`,
    why: `\`${name}\` is a parameter, and nothing in the function looks at how many there are.`,
    fix,
    severity: "low",
    confidence: 0.6,
  };
}
