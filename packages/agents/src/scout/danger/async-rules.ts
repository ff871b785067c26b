import { holder, SCRIPT, type DangerRule } from "./danger-rule.ts";
import { statementFrom } from "./expression.ts";

/** Work that is started and lost, and failures that nobody hears of. */
export const ASYNC_RULES: readonly DangerRule[] = [
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
  {
    id: "swallowed-write",
    topic: "error-handling",
    languages: SCRIPT,
    pattern: /\bcatch\s*(?:\(\s*[\w$]*\s*(?::\s*\w+\s*)?\)\s*)?\{\s*\}/g,
    check: (site) => {
      // A comment in the braces is a reason; the code view has only spaces there.
      if (
        site.file.text.slice(site.offset, site.offset + site.match[0].length).replace(/\s/g, "") !==
        site.match[0].replace(/\s/g, "")
      )
        return undefined;
      const body = blockBefore(site.file.lexed.code, site.offset);
      const write =
        /\bawait\s+[\w$.]*\.?(writeFile|appendFile|insert|insertOne|update|updateOne|save|commit|upsert|publish|enqueue|sendMail|transaction)\s*\(/.exec(
          body,
        )?.[1];
      if (write === undefined) return undefined;
      return {
        what: `${holder(site)} drops the failure of \`${write}\` in an empty \`catch\``,
        why: "The caller goes on as if the data had been kept, and nothing tells anybody that it was not.",
        fix: "Let it throw, or log it and tell the caller",
        severity: "medium",
        confidence: 0.6,
      };
    },
  },
  {
    id: "swallowed-all",
    topic: "error-handling",
    languages: ["python"],
    pattern: /^[ \t]*except\s*(?:BaseException)?\s*:[ \t]*(?:\n[ \t]*)?pass\b/gm,
    check: (site) => {
      const code = site.file.lexed.code.slice(0, site.offset);
      const attempt = code.slice(code.lastIndexOf("try:"));
      const work = /\b([\w.]*\.(?:commit|save|execute|executemany|send|sendall))\s*\(/.exec(
        attempt,
      )?.[1];
      const after = site.file.text.slice(site.offset, site.offset + site.match[0].length);
      if (work === undefined || attempt.length > 1200 || after.includes("#")) return undefined;
      return {
        what: `${holder(site)} drops every failure of \`${work}\`, an interrupt included, with a bare \`except: pass\``,
        why: "The caller goes on as if it had worked, and Ctrl-C and the end of the process are swallowed too.",
        fix: "Catch the exceptions that may happen and log them",
        severity: "medium",
        confidence: 0.5,
      };
    },
  },
  {
    id: "swallowed-write",
    topic: "error-handling",
    languages: ["java", "kotlin", "csharp"],
    pattern:
      /\bcatch\s*\(\s*(?:final\s+)?(?:Exception|Throwable|SQLException|IOException)\b[^)]*\)\s*\{\s*\}/g,
    check: (site) => {
      if (/\/[/*]/.test(site.file.text.slice(site.offset, site.offset + site.match[0].length)))
        return undefined;
      const body = blockBefore(site.file.lexed.code, site.offset);
      const write =
        /\.(executeUpdate|commit|save|write|insert|update|persist|send|SaveChanges\w*)\s*\(/.exec(
          body,
        )?.[1];
      if (write === undefined) return undefined;
      return {
        what: `${holder(site)} drops the failure of \`${write}\` in an empty \`catch\``,
        why: "The caller goes on as if the data had been kept, and nothing tells anybody that it was not.",
        fix: "Let it throw, or log it and tell the caller",
        severity: "medium",
        confidence: 0.6,
      };
    },
  },
];

/** The block that ends right before an offset. */
function blockBefore(code: string, offset: number): string {
  const end = code.lastIndexOf("}", offset);
  let depth = 0;
  for (let at = end; at >= Math.max(0, end - 3000); at--) {
    if (code.charAt(at) === "}") depth += 1;
    else if (code.charAt(at) === "{") depth -= 1;
    if (depth === 0) return code.slice(at, end);
  }
  return "";
}
