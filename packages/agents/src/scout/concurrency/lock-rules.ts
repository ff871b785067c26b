import { functionAround } from "../code/blocks.ts";
import { holder, type CodeRule, type Site } from "../code/code-rule.ts";

const escaped = (name: string): string => name.replace(/[$.()[\]]/g, "\\$&");

/** The code from a site to the end of its function, as far as a person would look, in characters. */
function restOfFunction(site: Site): string {
  const { end } = functionAround(site.file, site.line);
  return site.file.lexed.code.slice(site.offset, Math.min(end, site.offset + 6000));
}

/** Locks that a failure or an early return leaves locked, and state that threads share without one. */
export const LOCK_RULES: readonly CodeRule[] = [
  {
    id: "lock-kept",
    topic: "concurrency",
    languages: ["go"],
    pattern: /^[ \t]*([\w.]+)\.(R?)Lock\(\)[ \t]*$/gm,
    check: (site) => {
      const [, name = "", read = ""] = site.match;
      const rest = restOfFunction(site).slice(site.match[0].length);
      const unlock = new RegExp(`(defer\\s+)?${escaped(name)}\\.${read}Unlock\\(\\)`).exec(rest);
      if (unlock === null || unlock[1] !== undefined) return undefined;
      const between = rest.slice(0, unlock.index);
      // A function value between them has returns of its own.
      if (!/^\s*return\b/m.test(between) || /\bfunc\s*\(/.test(between)) return undefined;
      if (/\bdefer\b/.test(between)) return undefined;
      return {
        what: `${holder(site)} returns between \`${name}.${read}Lock()\` and \`${name}.${read}Unlock()\``,
        why: "On that path the lock stays taken, and the next caller waits for ever.",
        fix: `Write \`defer ${name}.${read}Unlock()\` right after the lock is taken`,
        severity: "high",
        confidence: 0.85,
      };
    },
  },
  {
    id: "lock-kept",
    topic: "concurrency",
    languages: ["java", "kotlin"],
    pattern: /^[ \t]*([\w.]*[lL]ock(?:\(\))?)\.lock(?:Interruptibly)?\s*\(\s*\)\s*;?/gm,
    check: (site) => {
      const name = site.match[1] ?? "";
      const rest = restOfFunction(site).slice(site.match[0].length);
      const unlock = rest.search(new RegExp(`${escaped(name)}\\.unlock\\s*\\(`));
      if (unlock < 0 || /\bfinally\b/.test(rest.slice(0, unlock))) return undefined;
      // One assignment or two between them throw nothing.
      if (!/\w\s*\(/.test(rest.slice(0, unlock))) return undefined;
      return {
        what: `${holder(site)} releases \`${name}\` outside a \`finally\``,
        why: "When a call between them throws, the lock stays taken, and every later caller waits for ever.",
        fix: `Put the work into a \`try\` right after \`lock()\` and \`${name}.unlock()\` into its \`finally\``,
        severity: "high",
        confidence: 0.8,
      };
    },
  },
  {
    id: "lock-kept",
    topic: "concurrency",
    languages: ["python"],
    pattern: /^[ \t]*([\w.]*lock\w*)\.acquire\(\s*\)[ \t]*$/gim,
    check: (site) => {
      const name = site.match[1] ?? "";
      const rest = restOfFunction(site).slice(site.match[0].length);
      const release = rest.search(new RegExp(`${escaped(name)}\\.release\\(`));
      // A `try` that begins at once releases in each of its ways out; a return hands the lock on.
      if (
        /^\s*try\s*:/.test(rest) ||
        /^\s*(?:return|def)\b/m.test(rest.slice(0, Math.max(0, release)))
      )
        return undefined;
      if (release < 0 || /\bfinally\b/.test(rest.slice(0, release))) return undefined;
      if (!/\w\s*\(/.test(rest.slice(0, release))) return undefined;
      return {
        what: `${holder(site)} takes \`${name}\` and releases it only when nothing in between fails`,
        why: "An exception leaves the lock taken, and every later caller waits for ever.",
        fix: `Use \`with ${name}:\``,
        severity: "high",
        confidence: 0.8,
      };
    },
  },
  {
    id: "late-add",
    topic: "concurrency",
    languages: ["go"],
    pattern: /\bgo\s+func\s*\([^)]*\)\s*\{\s*([\w.]+)\.Add\(\s*1\s*\)/g,
    check: (site) => {
      const name = site.match[1] ?? "";
      if (!new RegExp(`${escaped(name)}\\.Wait\\(\\)`).test(site.file.lexed.code)) return undefined;
      return {
        what: `${holder(site)} calls \`${name}.Add(1)\` inside the goroutine that it counts`,
        why: "`Wait` may run before the goroutine starts, see a count of zero and return with the work still to do.",
        fix: `Call \`${name}.Add(1)\` before the \`go\` statement`,
        severity: "high",
        confidence: 0.85,
      };
    },
  },
  {
    id: "shared-format",
    topic: "concurrency",
    languages: ["java"],
    pattern:
      /\bstatic\s+(?:final\s+)?(?:SimpleDateFormat|DateFormat)\s+(\w+)\s*=|\bfinal\s+static\s+(?:SimpleDateFormat|DateFormat)\s+(\w+)\s*=/g,
    check: (site) => {
      const name = site.match[1] ?? site.match[2] ?? "";
      const { code } = site.file.lexed;
      if (new RegExp(`synchronized\\s*\\(\\s*${name}\\s*\\)|${name}\\.clone\\(`).test(code))
        return undefined;
      return {
        what: `All threads share the date format \`${name}\`, which is not safe for that`,
        why: "Two threads that format at the same time get each other's dates, without any exception.",
        fix: "Use `java.time.format.DateTimeFormatter`, which never changes",
        severity: "high",
        confidence: 0.85,
      };
    },
  },
  {
    id: "await-under-lock",
    topic: "concurrency",
    languages: ["rust"],
    pattern: /^[ \t]*let\s+(?:mut\s+)?(\w+)\s*=\s*([\w.]+)\.lock\(\)\.unwrap\(\)\s*;/gm,
    check: (site) => {
      const guard = site.match[1] ?? "";
      if (guard === "_" || /\btokio::sync\b|\basync_std::sync\b/.test(site.file.lexed.code))
        return undefined;
      const rest = restOfFunction(site).slice(site.match[0].length);
      const end = rest.search(
        new RegExp(`\\bdrop\\(\\s*${guard}\\s*\\)|^\\s{0,${indent(site)}}\\}`, "m"),
      );
      const held = end < 0 ? rest : rest.slice(0, end);
      if (!/\.await\b/.test(held) || /\basync\s+move\b|\bspawn\b/.test(held)) return undefined;
      return {
        what: `${holder(site)} waits with \`.await\` while it holds the lock \`${guard}\``,
        why: "Another task of the same thread that wants the lock blocks the thread, so that the first one never goes on.",
        fix: `Drop \`${guard}\` before the \`.await\`, or use a lock of the async runtime`,
        severity: "high",
        confidence: 0.75,
      };
    },
  },
];

/** One column less than the site stands at: a brace there closes the block that holds it. */
function indent(site: Site): number {
  const line = site.file.line(site.line);
  return Math.max(0, line.length - line.trimStart().length - 1);
}
