import { functionAround, hasComment } from "../code/blocks.ts";
import { holder, type CodeRule } from "../code/code-rule.ts";

/** Errors that Go code was given and did not look at. */
export const GO_ERROR_RULES: readonly CodeRule[] = [
  {
    id: "unread-error",
    topic: "error-handling",
    languages: ["go"],
    pattern:
      /^[ \t]*(?:[\w.]+\s*,\s*_\s*:?=\s*((?:strconv\.(?:Atoi|Parse\w+)|(?:io|ioutil)\.ReadAll|os\.(?:ReadFile|Open|Create)|http\.(?:Get|Post|NewRequest\w*)|time\.Parse\w*|url\.Parse\w*)|[\w.]*\b(?:db|tx|conn)\.(?:Exec|Query)\w*)\(|(?:_\s*=\s*)?(json\.Unmarshal|xml\.Unmarshal|yaml\.Unmarshal|[\w.]*\btx\.Commit)\()/gm,
    check: (site) => {
      const call = site.match[1] ?? site.match[2] ?? "";
      const end = site.file.lineStarts[site.line] ?? site.file.text.length;
      const start = site.file.lineStarts[Math.max(0, site.line - 2)] ?? 0;
      if (hasComment(site.file, { start, end })) return undefined;
      return {
        what: `${holder(site)} does not look at the error of \`${call}\``,
        why: "When it fails the code goes on with a zero value, and what is wrong shows up somewhere else.",
        fix: "Check the error and return it with the name of what was tried",
        severity: call.endsWith("Commit") ? "high" : "medium",
        confidence: 0.7,
      };
    },
  },
  {
    id: "error-as-success",
    topic: "error-handling",
    languages: ["go"],
    pattern: /\bif\s+(?:[^{};\n]*;\s*)?err\s*!=\s*nil\s*\{\s*return\s+(?:nil\s*,\s*)?nil\s*\}/g,
    check: (site) => {
      const { file } = site;
      const end = site.offset + site.match[0].length;
      if (hasComment(file, { start: site.offset, end })) return undefined;
      const start = file.lineStarts[Math.max(0, site.line - 2)] ?? 0;
      if (hasComment(file, { start, end: site.offset })) return undefined;
      // Whether something is there, or can be read as a number, is a question whose answer may be no.
      const asked = file.lexed.code.slice(file.lineStarts[Math.max(0, site.line - 3)] ?? 0, end);
      if (
        /\bos\.(?:L?Stat|Open|ReadFile|Readlink)|\bstrconv\.|\bParse\w*\(|\bLook(?:up|Path)\w*\(|\bDecode\w*\(/.test(
          asked,
        )
      )
        return undefined;
      const around = functionAround(file, site.line);
      const head = file.lexed.code.slice(around.start, around.start + 400).split("{\n")[0] ?? "";
      if (!/^func\b[\s\S]*\berror\)?\s*$/.test(head)) return undefined;
      const results = /\(([^()]*)\)\s*$/.exec(head)?.[1]?.split(",").length ?? 1;
      const returned = /return\s+nil\s*,/.test(site.match[0]) ? 2 : 1;
      // A closure has results of its own.
      if (/\bfunc\s*\(/.test(file.lexed.code.slice(around.start + head.length, site.offset)))
        return undefined;
      if (results !== returned) return undefined;
      return {
        what: `${holder(site)} returns no error although it was given one`,
        why: "The caller takes the failure for success and goes on with nothing.",
        fix: "Return `err`, or say in a comment why this failure does not count",
        severity: "medium",
        confidence: 0.6,
      };
    },
  },
];
