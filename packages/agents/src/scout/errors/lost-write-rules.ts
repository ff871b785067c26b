import { blockBefore } from "../code/blocks.ts";
import { holder, SCRIPT, type CodeRule } from "../code/code-rule.ts";

/** Writes whose failure nobody hears of. */
export const LOST_WRITE_RULES: readonly CodeRule[] = [
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
