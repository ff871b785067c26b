import { holder, SCRIPT, type CodeRule } from "../code/code-rule.ts";
import { statementFrom } from "../code/expression.ts";

/** Work that is started and lost. */
export const LOST_WORK_RULES: readonly CodeRule[] = [
  {
    id: "async-for-each",
    topic: "concurrency",
    languages: SCRIPT,
    pattern: /\.forEach\s*\(\s*async\b/g,
    check: (site) => {
      const body = site.file.lexed.code.slice(site.offset, site.offset + 1500);
      if (!/\bawait\b/.test(body.slice(0, body.search(/\n\s*\}\s*\)/) + 1 || body.length)))
        return undefined;
      return {
        what: `${holder(site)} gives \`forEach\` an async function, whose promises nobody awaits`,
        why: "The code after it runs before the work is done, and a rejection in it is unhandled, which ends the process.",
        fix: "Use `for … of` with `await`, or `await Promise.all(items.map(async …))`",
        severity: "medium",
        confidence: 0.75,
      };
    },
  },
  {
    id: "async-executor",
    topic: "concurrency",
    languages: SCRIPT,
    pattern: /\bnew\s+Promise\s*(?:<[^()]*>)?\s*\(\s*async\b/g,
    check: (site) => {
      const span = statementFrom(site.file, site.offset);
      const body = site.file.lexed.code.slice(span.start, span.end);
      if (!/\bawait\b/.test(body) || /\btry\s*\{/.test(body) || /\.catch\s*\(/.test(body))
        return undefined;
      return {
        what: `${holder(site)} gives \`new Promise\` an async function without a \`try\``,
        why: "When something in it throws, the promise never settles and its caller waits for ever.",
        fix: "Make the outer function async and drop `new Promise`, or catch and call `reject`",
        severity: "medium",
        confidence: 0.7,
      };
    },
  },
  {
    id: "lost-task",
    topic: "concurrency",
    languages: ["python"],
    pattern: /^[ \t]+(?:asyncio\.create_task|asyncio\.ensure_future|loop\.create_task)\s*\(/gm,
    check: (site) => ({
      what: `${holder(site)} starts a task and keeps no reference to it`,
      why: "The event loop holds tasks weakly, so it may be collected before it ends, and its exception is never seen.",
      fix: "Keep it in a set until it is done, or use `asyncio.TaskGroup`",
      severity: "medium",
      confidence: 0.65,
    }),
  },
];
