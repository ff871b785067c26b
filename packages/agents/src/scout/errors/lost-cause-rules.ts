import { blockBefore, blockFrom, hasComment, indentedBelow } from "../code/blocks.ts";
import { holder, SCRIPT, type CodeRule, type Hit, type Site } from "../code/code-rule.ts";

/** Work whose failure means that the outside world did not answer, not that there is nothing. */
const REACHES_OUT =
  /\b(fetch|axios(?:\.\w+)?|(?:db|pool|client|conn|connection|prisma|knex|repo|repository|redis|s3|api|http|queue|session|store|cursor|requests|httpx)\.(?:\w+\.)?(?:get|post|put|patch|delete|query|execute|find\w*|insert\w*|update\w*|save|send\w*|publish|request|call|fetch\w*|load\w*|commit|exists?|set|list))\s*\(/;
/** Attempts that are meant to fail now and then. */
const MAY_FAIL =
  /\b(JSON\.parse|json\.loads?|new\s+URL|decodeURI\w*|atob|BigInt|parse\w*|decode\w*|import\s*\(|require|accessSync|access|existsSync|stat|lstat|unlink\w*|rmdir|close|abort|kill|dispose|destroy|rollback|disconnect|quit|int|float|Integer\.\w+|valueOf)\s*\(/;
const TELLS =
  /\b(log\w*|console|logger|logging|warn\w*|error|report\w*|capture\w*|print\w*|emit|notify|track\w*|record\w*|toast|set[A-Z]\w*|traceback|metrics?|span|stats|debug)\b/;

/** What is lost when a failure is answered with a value that means "nothing there". */
const asNothing = (site: Site, work: string, value: string): Hit => ({
  what: `${holder(site)} answers \`${value}\` when \`${work}\` fails, as if there were nothing`,
  why: "The caller cannot tell that the question was never answered, and nobody is told why.",
  fix: "Let the failure through, or log it and return something that says that it failed",
  severity: "medium",
  confidence: 0.6,
});

const lostCause = (site: Site, name: string): Hit => ({
  what: `${holder(site)} throws a new error and drops the one that it caught (\`${name}\`)`,
  why: "Whoever reads the log sees neither what failed nor where, only that something did.",
  fix: "Pass the caught error on as the cause of the new one",
  severity: "low",
  confidence: 0.7,
});

/** Failures that are turned into something that looks like success, or lose their cause. */
export const LOST_CAUSE_RULES: readonly CodeRule[] = [
  {
    id: "failure-as-nothing",
    topic: "error-handling",
    languages: SCRIPT,
    pattern:
      /\bcatch\s*(?:\(\s*([\w$]+)\s*(?::\s*\w+\s*)?\)\s*)?\{\s*return\s*(null|undefined|\[\s*\]|\{\s*\}|false|0|"\s*"|'\s*'|)\s*;?\s*\}/g,
    check: (site) => {
      const end = site.offset + site.match[0].length;
      if (hasComment(site.file, { start: site.offset, end })) return undefined;
      const attempt = blockBefore(site.file.lexed.code, site.offset);
      const work = REACHES_OUT.exec(attempt)?.[1];
      if (work === undefined || MAY_FAIL.test(attempt)) return undefined;
      return asNothing(site, work, (site.match[2] ?? "") || "undefined");
    },
  },
  {
    id: "failure-as-nothing",
    topic: "error-handling",
    languages: ["python"],
    pattern: /^[ \t]*except\s+(?:Exception|BaseException)(?:\s+as\s+\w+)?\s*:[ \t]*$/gm,
    check: (site) => {
      const body = indentedBelow(site.file, site.line);
      const text = site.file.lexed.code.slice(body.start, body.end).trim();
      const value =
        /^return[ \t]*(None|False|\[\]|\{\}|""|''|0|)$/.exec(text)?.[1] ??
        (text === "pass" ? "" : undefined);
      if (value === undefined || hasComment(site.file, body)) return undefined;
      const attempt = attemptOf(site);
      const work = REACHES_OUT.exec(attempt)?.[1];
      if (work === undefined || MAY_FAIL.test(attempt.replace(work, ""))) return undefined;
      return asNothing(site, work, value === "" ? "None" : value);
    },
  },
  {
    id: "bare-except",
    topic: "error-handling",
    languages: ["python"],
    pattern: /^[ \t]*except\s*:[ \t]*$/gm,
    check: (site) => {
      const body = indentedBelow(site.file, site.line);
      const text = site.file.lexed.code.slice(body.start, body.end);
      const excused = hasComment(site.file, body) || site.file.line(site.line).includes("#");
      if (/\braise\b|\bexit\s*\(|\bos\._exit/.test(text) || excused) return undefined;
      return {
        what: `${holder(site)} catches everything with a bare \`except:\` and goes on`,
        why: "Ctrl-C, the end of the process and a cancelled task are caught too, so that it cannot be stopped there.",
        fix: "Name the exceptions, or at least write `except Exception:`",
        severity: "low",
        confidence: 0.65,
      };
    },
  },
  {
    id: "lost-cause",
    topic: "error-handling",
    languages: SCRIPT,
    pattern: /\bcatch\s*\(\s*([\w$]+)\s*(?::\s*\w+\s*)?\)\s*\{/g,
    check: (site) => {
      const { code } = site.file.lexed;
      const name = site.match[1] ?? "";
      const span = blockFrom(code, site.offset + site.match[0].length - 1);
      if (span === undefined || name.startsWith("_")) return undefined;
      const body = code.slice(span.start, span.end);
      // The name may stand in the hole of a template, which the code view keeps.
      if (!/\bthrow\s+new\s+\w*(?:Error|Exception|Failure)\w*\s*\(/.test(body)) return undefined;
      if (new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(body))
        return undefined;
      if (TELLS.test(body.replace(/throw\s+new[^;]*/, "")) || hasComment(site.file, span))
        return undefined;
      const attempt = blockBefore(code, site.offset);
      return MAY_FAIL.test(attempt) ? undefined : lostCause(site, name);
    },
  },
  {
    id: "lost-cause",
    topic: "error-handling",
    languages: ["java", "csharp", "kotlin"],
    pattern:
      /\bcatch\s*\(\s*(?:final\s+)?(?:[\w.]+(?:\s*\|\s*[\w.]+)*\s+(\w+)|(\w+)\s*:\s*[\w.]+)\s*\)\s*\{/g,
    check: (site) => {
      const { code } = site.file.lexed;
      const name = site.match[1] ?? site.match[2] ?? "";
      // A narrow exception is often a question that was answered with no; a wide one can be anything.
      if (
        !/\b(?:\w*IO|SQL|Timeout|Execution|Runtime|Http\w*|Data\w*|Persistence|Socket)?Exception\s+\w+\s*\)|\bThrowable\b|:\s*\w*(?:IO|SQL|Timeout)?Exception\s*\)/.test(
          site.match[0],
        )
      )
        return undefined;
      const span = blockFrom(code, site.offset + site.match[0].length - 1);
      if (span === undefined || /^(?:ignored?|expected|_)$/.test(name)) return undefined;
      const body = code.slice(span.start, span.end);
      if (!/\bthrow\s+(?:new\s+)?[A-Z][\w.]*\s*\(/.test(body)) return undefined;
      if (new RegExp(`\\b${name}\\b`).test(body) || hasComment(site.file, span)) return undefined;
      return MAY_FAIL.test(blockBefore(code, site.offset)) ? undefined : lostCause(site, name);
    },
  },
];

/** The body of the `try` that the `except` at a site belongs to. */
function attemptOf({ file, line }: Site): string {
  const own = file.line(line);
  const indent = own.length - own.trimStart().length;
  for (let at = line - 1; at > 0 && at > line - 80; at--) {
    const text = file.line(at);
    if (text.trim() === "try:" && text.length - text.trimStart().length === indent) {
      const { start, end } = indentedBelow(file, at);
      return file.lexed.code.slice(start, end);
    }
  }
  return "";
}
