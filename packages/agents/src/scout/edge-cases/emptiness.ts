import { functionAround, headsAbove } from "../code/blocks.ts";
import type { Site } from "../code/code-rule.ts";
import { definitionAt } from "../lex/outline.ts";

/** The head and body of the function that holds a site; undefined at the top of a file. */
function functionOf(site: Site): { readonly head: string; readonly body: string } | undefined {
  if (definitionAt(site.file, site.line) === undefined) return undefined;
  const { start, end } = functionAround(site.file, site.line);
  const text = site.file.lexed.code.slice(start, Math.min(end, start + 8000));
  const block = text.search(/\)\s*(?::[^{=\n]*|->[^:\n]*)?(?:\{|=>|:\s*\n)/);
  return block < 0 ? undefined : { head: text.slice(0, block + 1), body: text.slice(block + 1) };
}

/** Whether callers decide what a name holds, and nothing in the function looks at its length. */
export function isUnguardedParameter(site: Site, name: string): boolean {
  const around = functionOf(site);
  if (around === undefined) return false;
  const plain = name.replaceAll("$", "\\$");
  if (!new RegExp(`[(,]\\s*(?:readonly\\s+)?${plain}\\s*[?:,)=]`).test(around.head)) return false;
  if (/\bNonEmpty|\[\s*\w+\s*,\s*\.\.\./.test(around.head)) return false;
  const guard = new RegExp(
    `(?<![/\\w])\\b${plain}(?:\\?)?\\.(?:length|size)\\s*(?:[=!<>]=?|\\?|&&|\\|\\|)|!\\s*${plain}\\b|(?:if|while|and|or)\\s*\\(?\\s*(?:not\\s+)?(?:len\\(\\s*)?${plain}(?:\\.length)?\\s*\\)?\\s*(?:[:&|)<>=!]|\\band\\b|\\bor\\b)|\\bnot\\s+(?:len\\(\\s*)?${plain}\\b|len\\(\\s*${plain}\\s*\\)\\s*(?:[=!<>]|\\bor\\b)|[<>]=?\\s*(?:len\\(\\s*)?${plain}\\b|\\bif\\s+${plain}\\b|(?:assert|ensure|require|invariant|check)\\w*\\s*\\(?[^\\n]*\\b${plain}\\b|\\b${plain}\\s*(?:=|\\?\\?=|\\|\\|=)(?!=)|\\b${plain}\\.(?:push|append|unshift|add)\\s*\\(`,
  );
  return !guard.test(around.body);
}

/** Whether a site is inside a loop over a name, or in what a method of it calls: then there is at least one. */
export function isInLoopOver(site: Site, name: string): boolean {
  const { file, offset } = site;
  const { code } = file.lexed;
  const word = new RegExp(
    `(?:\\b(?:of|in)\\b[^\\n]*|;[^\\n]*<[^\\n]*)\\b${name.replaceAll("$", "\\$")}\\b`,
  );
  if (
    headsAbove(file, site.line).some((head) => /^(?:async\s+)?for\b/.test(head) && word.test(head))
  )
    return true;
  let depth = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - 3000); at--) {
    const char = code.charAt(at);
    if (char === ")" || char === "}") depth += 1;
    else if (char === "(" || char === "{") {
      if (depth > 0) depth -= 1;
      else {
        const head = code.slice(Math.max(0, at - 120), at);
        if (new RegExp(`\\b${name.replaceAll("$", "\\$")}\\.\\w+\\s*$`).test(head)) return true;
        if (
          char === "{" &&
          /\bfor\s*\([^;{}]*$|\bfor\s*\(.*\)\s*$/.test(head.split("\n").at(-1) ?? "") &&
          word.test(head)
        )
          return true;
      }
    }
  }
  return false;
}

/** Whether a sum is divided: other fractions of a length are shares of something, whose zero has no meaning either. */
export function isMean(site: Site): boolean {
  const { code } = site.file.lexed;
  const before = code.slice(Math.max(0, site.offset - 300), site.offset).trimEnd();
  if (/\b(?:sum|total|acc|accumulated)\w*$/i.test(before)) return true;
  if (!before.endsWith(")")) return false;
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    if (before.charAt(at) === ")") depth += 1;
    else if (before.charAt(at) === "(" && (depth -= 1) === 0)
      return /\b(?:reduce(?:<\w+>)?|sum\w*|total\w*|fsum)$/i.test(before.slice(0, at));
  }
  return false;
}
