import type { LanguageId } from "../tree/language.ts";
import { argument, holder, originOf, type CodeRule } from "../code/code-rule.ts";

const C: readonly LanguageId[] = ["c", "cpp"];

/** Calls of C that overrun memory or start a shell, and commands of shell scripts that hit the wrong thing. */
export const NATIVE_RULES: readonly CodeRule[] = [
  {
    id: "unbounded-read",
    topic: "security",
    languages: C,
    pattern: /(?<![\w.>:])gets\s*\(/g,
    check: (site) =>
      site.args.length !== 1 ||
      /\b(?:char|int|void)\s*\*?\s*$/.test(
        site.file.lexed.code.slice(Math.max(0, site.offset - 10), site.offset),
      )
        ? undefined
        : {
            what: `${holder(site)} reads a line with \`gets\`, which knows no limit`,
            why: "A longer line overwrites memory; the function was removed from C for this.",
            fix: "Use `fgets` with the size of the buffer",
            severity: "high",
            confidence: 0.85,
          },
  },
  {
    id: "unbounded-read",
    topic: "security",
    languages: C,
    pattern: /(?<![\w.>:])(scanf|fscanf|sscanf)\s*\(/g,
    check: (site) => {
      const format = argument(site, site.match[1] === "scanf" ? 0 : 1);
      if (format === undefined || format.dynamic.length > 0 || !/%s|%\[/.test(format.shape))
        return undefined;
      return {
        what: `${holder(site)} reads text with \`${site.match[1]}\` and no width in the format`,
        why: "Longer input overwrites the memory after the buffer.",
        fix: "Give the width of the buffer less one, such as `%63s`",
        severity: site.match[1] === "sscanf" ? "medium" : "high",
        confidence: 0.6,
      };
    },
  },
  {
    id: "format-from-value",
    topic: "security",
    languages: C,
    pattern: /(?<![\w.>:])(printf|syslog|fprintf)\s*\(/g,
    check: (site) => {
      const at = site.match[1] === "printf" ? 0 : 1;
      const span = site.args[at];
      if (span === undefined || site.args.length !== at + 1) return undefined;
      const text = site.file.lexed.code.slice(span.start, span.end).trim();
      if (!/^(?:argv\[|buf(?:fer)?\b|line\b|input\b|msg\b|message\b|str\b)[\w[\]>.-]*$/.test(text))
        return undefined;
      const origin = originOf(site, [text]);
      return {
        what: `${holder(site)} uses \`${text}\` as the format of \`${site.match[1]}\``,
        why: `A \`%n\` or \`%s\` in it reads or writes memory; ${origin.text}.`,
        fix: `Write \`${site.match[1]}(${at === 0 ? "" : "…, "}"%s", ${text})\``,
        severity: "medium",
        confidence: 0.6,
      };
    },
  },
  {
    id: "shell-remove",
    topic: "security",
    languages: ["shell"],
    pattern: /(?:^|[;&|(]|\bthen|\bdo|\bsudo)[ \t]*rm[ \t]+-[a-zA-Z]*[rR][a-zA-Z]*[ \t]/gm,
    check: (site) => {
      const line = site.file.line(site.line);
      const target =
        /\brm\s+-\w+\s+(?:-\w+\s+)*["']?(\$\{?([A-Za-z_]\w*)\}?["']?\/(?:\*|\s|$|["']))/.exec(line);
      const name = target?.[2];
      if (target === null || name === undefined) return undefined;
      const { text } = site.file;
      const guarded = new RegExp(
        `set -[a-z]*u|nounset|\\$\\{${name}:[?-]|-[nzd]\\s+["']?\\$\\{?${name}\\b`,
      ).test(text);
      if (guarded || new RegExp(`\\b${name}=["']?[^\\s"']*(?:mktemp|/)`).test(text))
        return undefined;
      return {
        what: `${holder(site)} removes \`${target[1]}\` without checking that \`${name}\` is set`,
        why: "When the variable is empty the command starts at the root of the file system.",
        fix: `Write \`\${${name}:?}\`, or start the script with \`set -u\``,
        severity: "high",
        confidence: 0.7,
      };
    },
  },
  {
    id: "shell-eval",
    topic: "security",
    languages: ["shell"],
    pattern: /(?:^|[;&|]|\bthen|\bdo)[ \t]*eval[ \t]+/gm,
    check: (site) => {
      const line = site.file.line(site.line);
      const value = /\beval\s+.*?(\$(?:[1-9@*]|\{[1-9@*]\}))/.exec(line)?.[1];
      if (value === undefined) return undefined;
      return {
        what: `${holder(site)} runs the argument \`${value}\` as shell code with \`eval\``,
        why: "A caller's argument with `;` or `$(…)` in it is run as a command.",
        fix: 'Run `"$@"`, or choose by `case`',
        severity: "medium",
        confidence: 0.45,
      };
    },
  },
  {
    id: "pipe-to-shell",
    topic: "security",
    languages: ["shell"],
    pattern: /\b(?:curl|wget)\b[^\n|;]*\|[ \t]*(?:sudo[ \t]+)?(?:ba|z)?sh\b/g,
    check: (site) => {
      const line = site.file.line(site.line);
      if (!/http:\/\//.test(line)) return undefined;
      return {
        what: `${holder(site)} runs a script straight from an unencrypted address`,
        why: "Anybody on the way can replace the script, and it runs with the rights of whoever started this.",
        fix: "Fetch it over https, check its hash, and run it then",
        severity: "high",
        confidence: 0.75,
      };
    },
  },
  {
    id: "world-writable",
    topic: "security",
    languages: ["shell"],
    pattern: /\bchmod[ \t]+(?:-[a-zA-Z]+[ \t]+)?(?:0?777|a\+rwx|o\+w)\b/g,
    check: (site) =>
      /\/tmp|1777|\/dev\//.test(site.file.line(site.line))
        ? undefined
        : {
            what: `${holder(site)} makes files writable for every user (\`${site.match[0].trim()}\`)`,
            why: "Any other account on the machine can change what runs next.",
            fix: "Grant only what is needed, such as 750",
            severity: "medium",
            confidence: 0.55,
          },
  },
];
