import { blockFrom, functionAround, headsAbove } from "../code/blocks.ts";
import { holder, SCRIPT, type CodeRule } from "../code/code-rule.ts";
import type { SourceFile } from "../tree/source-file.ts";

const DEFINED =
  /\basync\s+function\s*\*?\s*([\w$]+)\s*(?:<[^()]*>)?\(|\b(?:const|let)\s+([\w$]+)\s*(?::[^=\n]+)?=\s*async\b/g;
const asyncNames = new WeakMap<SourceFile, ReadonlyMap<string, number>>();

/** Asynchronous functions that a file defines once, with the place of their bodies; generators left out. */
function asyncFunctionsOf(file: SourceFile): ReadonlyMap<string, number> {
  const known = asyncNames.get(file);
  if (known !== undefined) return known;
  const { code } = file.lexed;
  const made = new Map<string, number>();
  const twice = new Set<string>();
  for (const match of code.matchAll(DEFINED)) {
    const name = match[1] ?? match[2] ?? "";
    if (made.has(name)) twice.add(name);
    if (!/function\s*\*/.test(match[0])) made.set(name, match.index + match[0].length);
  }
  for (const name of twice) made.delete(name);
  asyncNames.set(file, made);
  return made;
}

/** Whether the function deals with every failure itself: its body has a `try` or a `.catch`. */
function settlesItself(file: SourceFile, body: number): boolean {
  const span = blockFrom(file.lexed.code, body);
  if (span === undefined) return true;
  const text = file.lexed.code.slice(span.start, span.end);
  return /\btry\s*\{|\.catch\s*\(|\.then\s*\([^,()]*,/.test(text) || !/\bawait\b/.test(text);
}

const NEVER_TRUE = {
  filter: "keeps every element",
  some: "is true for any list that is not empty",
  every: "is always true",
  find: "returns the first element",
  findIndex: "returns 0",
  sort: "leaves the order to chance",
} as const;
type Picks = keyof typeof NEVER_TRUE;
const isPick = (name: string): name is Picks => Object.hasOwn(NEVER_TRUE, name);

const coroutines = new WeakMap<SourceFile, ReadonlyMap<string, "class" | "file">>();

/** Coroutines that a Python file defines once, and where. */
function coroutinesOf(file: SourceFile): ReadonlyMap<string, "class" | "file"> {
  const known = coroutines.get(file);
  if (known !== undefined) return known;
  const made = new Map<string, "class" | "file">();
  const others = new Set<string>();
  for (const [, indent, asynchronous, name = ""] of file.lexed.code.matchAll(
    /^([ \t]*)(async\s+)?def\s+(\w+)/gm,
  )) {
    if (asynchronous === undefined || made.has(name)) others.add(name);
    else made.set(name, indent === "" ? "file" : "class");
  }
  for (const name of others) made.delete(name);
  coroutines.set(file, made);
  return made;
}

/** Promises and coroutines that nobody waits for. */
export const UNAWAITED_RULES: readonly CodeRule[] = [
  {
    id: "lost-promise",
    topic: "concurrency",
    languages: SCRIPT,
    pattern: /^[ \t]+([A-Za-z_$][\w$]*)\(/gm,
    check: (site) => {
      const { file } = site;
      const { code } = file.lexed;
      const name = site.match[1] ?? "";
      const body = asyncFunctionsOf(file).get(name);
      // A line that goes on with an earlier one is part of an expression.
      if (body === undefined || !/[;{}]\s*$/.test(lineBefore(file, site.offset))) return undefined;
      const open = site.offset + site.match[0].length - 1;
      const close = closing(code, open);
      if (close === undefined || !/^[^\S\n]*(?:;|\n|\})/.test(code.slice(close + 1, close + 40)))
        return undefined;
      // What follows on the next line may still belong to it.
      if (/^\s*[.?]/.test(code.slice(close + 1, close + 200))) return undefined;
      if (settlesItself(file, body)) return undefined;
      // A function of the same name that is a parameter here is another one.
      const around = functionAround(file, site.line);
      if (
        new RegExp(`[({,]\\s*${name.replaceAll("$", "\\$")}\\s*[,})=:]`).test(
          code.slice(around.start, around.start + 300),
        )
      )
        return undefined;
      return {
        what: `${holder(site)} calls the asynchronous \`${name}\` and waits for nothing`,
        why: "The code after it runs before the work is done, and when it fails the rejection is unhandled, which ends a Node process.",
        fix: `Write \`await ${name}(…)\`, or \`void ${name}(…).catch(…)\` where it is meant to run beside`,
        severity: "medium",
        confidence: 0.7,
      };
    },
  },
  {
    id: "async-pick",
    topic: "concurrency",
    languages: SCRIPT,
    pattern: /(?<![Ss]tream|Readable|\$)\.(filter|some|every|find|findIndex|sort)\s*\(\s*async\b/g,
    check: (site) => {
      const name = site.match[1] ?? "";
      if (!isPick(name) || /[Ss]tream|Readable|pipe\s*\($/.test(lineBefore(site.file, site.offset)))
        return undefined;
      return {
        what: `${holder(site)} gives \`${name}\` an async function, so it ${NEVER_TRUE[name]}`,
        why: "An async function returns a promise, and a promise counts as true whatever it comes to.",
        fix: `Await the answers first (\`await Promise.all(items.map(…))\`) and \`${name}\` by them`,
        severity: "high",
        confidence: 0.85,
      };
    },
  },
  {
    id: "lost-coroutine",
    topic: "concurrency",
    languages: ["python"],
    pattern: /^[ \t]+(?:self\.)?([A-Za-z_]\w*)\s*\(/gm,
    check: (site) => {
      const { file } = site;
      const { code } = file.lexed;
      const name = site.match[1] ?? "";
      const place = coroutinesOf(file).get(name);
      // A method is called through `self`, a function is not.
      if (place !== (site.match[0].includes("self.") ? "class" : "file")) return undefined;
      const heads = headsAbove(file, site.line).filter((head) => /\bdef\s/.test(head));
      const open = site.offset + site.match[0].length - 1;
      const close = closing(code, open);
      if (close === undefined || !/^[^\S\n]*\n/.test(code.slice(close + 1, close + 40)))
        return undefined;
      if (!/^async\s+def/.test(heads[0] ?? "")) return undefined;
      return {
        what: `${holder(site)} calls the coroutine \`${name}\` without \`await\`, so it never runs`,
        why: "Calling an `async def` only makes a coroutine; Python warns at run time and goes on.",
        fix: `Write \`await ${name}(…)\``,
        severity: "high",
        confidence: 0.85,
      };
    },
  },
  {
    id: "blocked-loop",
    topic: "concurrency",
    languages: ["python"],
    pattern:
      /(?<![\w.])(time\.sleep|requests\.(?:get|post|put|delete|request)|subprocess\.(?:run|check_output|call))\s*\(/g,
    check: (site) => {
      const heads = headsAbove(site.file, site.line).filter((head) => /\bdef\s/.test(head));
      if (!/^async\s+def/.test(heads[0] ?? "")) return undefined;
      return {
        what: `The coroutine ${holder(site)} calls \`${site.match[1]}\`, which blocks its thread`,
        why: "While it waits, no other task of the event loop runs: every request of the process waits too.",
        fix: "Use the asynchronous counterpart, or `await asyncio.to_thread(…)`",
        severity: "medium",
        confidence: 0.8,
      };
    },
  },
];

/** The offset of the bracket that closes the one at `open`. */
function closing(code: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < Math.min(code.length, open + 4000); at++) {
    const char = code.charAt(at);
    if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

function lineBefore(file: SourceFile, offset: number): string {
  return file.lexed.code.slice(Math.max(0, offset - 60), offset);
}
