import { blockFrom, functionAround, indentedBelow } from "../code/blocks.ts";
import { holder, SCRIPT, type CodeRule, type Site } from "../code/code-rule.ts";

/** What slows a loop down, or waits for something from outside. */
const PACED =
  /\b(sleep|delay|wait\w*|backoff|setTimeout|timeout|recv\w*|accept|read\w*|next|get|poll|select|input|receive|pop|shift|take|lpop|brpop|blpop)\b/i;
const PROGRAM =
  /(^|\/)(bin|cli|cmds?|commands?|scripts?|tools?|workers?)\/|(^|\/)(cli|main|server|worker|daemon|start|run|index|app|entry|bootstrap|__main__)[^/]*\.[a-z]+$|[-_.]cli\.[a-z]+$/i;
const ENDS =
  /^(?:main|run|exit|quit|shut_?down|fatal|terminate|die|usage|help|fail|abort|bail|on_?exit|cli|start|handle_?signal)/i;

/** Whether a function has the right to end the process: it is a program's, or says so. */
function isProgram(site: Site): boolean {
  const { file } = site;
  if (PROGRAM.test(file.path) || file.text.startsWith("#!")) return true;
  return /process\.argv\b|require\.main\b|import\.meta\.main\b|__name__\s*==|argparse|click\.|\bflag\.Parse\(/.test(
    file.lexed.code,
  );
}

const name = (site: Site): string => /^`([^`]+)`$/.exec(holder(site))?.[1] ?? "";

/** A failure that is at most told: no limit, no pause and no other way out. */
const ONLY_TELLS =
  /^(?:\s*(?:continue|(?:this\.)?(?:log\w*|console)\.\w+\([^;{}]{0,300}\))\s*;?)*\s*$/;
const ONLY_TOLD = /^\s*(?:pass|continue|(?:self\.)?_?log\w*\.\w+\(.*|print\(.*|except\b.*:)?\s*$/;

/** Loops that never give up, timers that fail alone, and libraries that end their host. */
export const ENDING_RULES: readonly CodeRule[] = [
  {
    id: "hot-retry",
    topic: "resilience",
    languages: SCRIPT,
    pattern: /\bwhile\s*\(\s*(?:true|1)\s*\)\s*\{|\bfor\s*\(\s*;\s*;\s*\)\s*\{/g,
    check: (site) => {
      const { code } = site.file.lexed;
      const span = blockFrom(code, site.offset + site.match[0].length - 1);
      const body = span === undefined ? "" : code.slice(span.start, span.end);
      const last = /\bcatch\s*(?:\(\s*\w+[^)]*\)\s*)?\{([^{}]*)\}\s*$/.exec(body)?.[1];
      if (last === undefined || !/\btry\s*\{/.test(body) || !/\bawait\b/.test(body))
        return undefined;
      if (!ONLY_TELLS.test(last)) return undefined;
      if (PACED.test(body.replace(/\bawait\s+fetch\b/g, ""))) return undefined;
      return retry(site);
    },
  },
  {
    id: "hot-retry",
    topic: "resilience",
    languages: ["python"],
    pattern: /^[ \t]*while\s+(?:True|1)\s*:[ \t]*$/gm,
    check: (site) => {
      const span = indentedBelow(site.file, site.line);
      const body = site.file.lexed.code.slice(span.start, span.end);
      const caught = /\n[ \t]*except\b[^\n]*:[ \t]*\n([\s\S]*)$/.exec(body)?.[1];
      if (caught === undefined || !caught.split("\n").every((line) => ONLY_TOLD.test(line)))
        return undefined;
      if (
        PACED.test(body.replace(/(?<![\w.])requests\.get\b|\btimeout\s*=/g, "")) ||
        /\bawait\b|\byield\b/.test(body)
      )
        return undefined;
      if (!/\b(?:requests\.|urlopen|connect\w*|execute|send\w*|fetch\w*)\s*[\w.]*\(/.test(body))
        return undefined;
      return retry(site);
    },
  },
  {
    id: "lost-timer",
    topic: "resilience",
    languages: SCRIPT,
    pattern: /\bsetInterval\s*\(\s*async\b/g,
    check: (site) => {
      const { code } = site.file.lexed;
      const span = blockFrom(code, site.offset);
      const body = span === undefined ? "" : code.slice(span.start, span.end);
      if (!/\bawait\b/.test(body) || /\btry\s*\{|\.catch\s*\(/.test(body)) return undefined;
      return {
        what: `${holder(site)} gives \`setInterval\` an async function without a \`try\``,
        why: "One failure is an unhandled rejection, which ends a Node process; and a run that takes longer than the interval overlaps the next one.",
        fix: "Catch and log inside, and plan the next run when this one is done",
        severity: "high",
        confidence: 0.75,
      };
    },
  },
  {
    id: "library-exit",
    topic: "resilience",
    languages: SCRIPT,
    pattern: /(?<![\w$.])process\.exit\s*\(/g,
    check: (site) => {
      const inside = name(site);
      if (inside === "" || ENDS.test(inside) || isProgram(site)) return undefined;
      // A handler of signals is the last word of a program.
      if (/["']SIG(?:INT|TERM|HUP)["']/.test(site.file.text)) return undefined;
      if (
        /\bprocess\.on\(/.test(
          site.file.lexed.code.slice(Math.max(0, site.offset - 200), site.offset),
        )
      )
        return undefined;
      return libraryExit(site, "process.exit");
    },
  },
  {
    id: "library-exit",
    topic: "resilience",
    languages: ["go"],
    pattern: /(?<![\w.])(log\.Fatal(?:f|ln)?)\s*\(/g,
    check: (site) => {
      const pack = /^package\s+(\w+)/m.exec(site.file.lexed.code)?.[1] ?? "main";
      if (pack === "main" || pack.endsWith("_test")) return undefined;
      const inside = name(site);
      if (/^(?:must|main|init|exit|fatal|run|execute)/i.test(inside) || isProgram(site))
        return undefined;
      if (/cobra\.Command|cli\.Context/.test(site.file.lexed.code)) return undefined;
      return libraryExit(site, site.match[1] ?? "log.Fatal");
    },
  },
  {
    id: "unclosed-body",
    topic: "resilience",
    languages: ["go"],
    pattern:
      /^[ \t]*(\w+)\s*,\s*err\s*:?=\s*(?:http\.(?:Get|Post|PostForm)|[\w.]*[cC]lient\.(?:Do|Get|Post))\(/gm,
    check: (site) => {
      const response = site.match[1] ?? "";
      if (response === "_") return undefined;
      const { end } = functionAround(site.file, site.line);
      const rest = site.file.lexed.code.slice(
        site.offset + site.match[0].length,
        Math.min(end, site.offset + 6000),
      );
      if (new RegExp(`\\b${response}\\.Body\\.Close\\b`).test(rest)) return undefined;
      // Handed on: whoever gets it closes it.
      if (
        new RegExp(
          `\\breturn\\b[^\\n]*\\b${response}\\b(?!\\.)|[(,]\\s*${response}(?:\\.Body)?\\s*[,)]|[=:]\\s*&?${response}(?:\\.Body)?\\b(?!\\.)`,
        ).test(rest)
      )
        return undefined;
      if (!new RegExp(`\\b${response}\\.(?:Body|Status|Header)`).test(rest)) return undefined;
      return {
        what: `${holder(site)} never closes the body of the response \`${response}\``,
        why: "The connection is not given back, so each call keeps one open until the process runs out of them.",
        fix: `Write \`defer ${response}.Body.Close()\` after the error was checked`,
        severity: "high",
        confidence: 0.75,
      };
    },
  },
];

function retry(site: Site): ReturnType<CodeRule["check"]> {
  return {
    what: `${holder(site)} tries again for ever and without a pause when it fails`,
    why: "While the other side is down this loop uses a whole core and sends as fast as it can, which keeps the other side down.",
    fix: "Wait longer after each failure, and give up after a number of them",
    severity: "high",
    confidence: 0.65,
  };
}

function libraryExit(site: Site, call: string): ReturnType<CodeRule["check"]> {
  return {
    what: `${holder(site)} ends the whole process with \`${call}\` in code that others call`,
    why: "Callers cannot handle the failure, other work in the process is cut off, and deferred clean-up does not run.",
    fix: "Return or throw the failure, and let the program's entry decide",
    severity: "medium",
    confidence: 0.6,
  };
}
