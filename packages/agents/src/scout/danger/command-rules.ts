import type { LanguageId } from "../tree/language.ts";
import {
  argument,
  argumentText,
  holder,
  originOf,
  SCRIPT,
  type CodeRule,
  type Hit,
  type Site,
} from "../code/code-rule.ts";
import type { Expression } from "../code/expression.ts";

/** A hit when the command line is put together from text and something dynamic. */
function shellHit(
  site: Site,
  command: Expression | undefined,
  call: string,
  fix: string,
): Hit | undefined {
  if (command === undefined || !command.built) return undefined;
  // A parameter that is itself called a command is meant to be one; the values put into it are not.
  // So is the name of a file that the program itself just made.
  const values = command.dynamic.filter(
    (part) =>
      !/^\$?(?:\w+\.)?(?:cmd|command|script|shell|program|executable|prog)\w*$/i.test(part) &&
      !/^(?:fp|f|tmp\w*|temp\w*)\.name$/.test(part),
  );
  const meant = values.length === 0;
  const origin = originOf(site, meant ? command.dynamic : values);
  const part = values[0] ?? command.dynamic[0] ?? "";
  return {
    what: `${holder(site)} builds a shell command from \`${part}\` and runs it with \`${call}\``,
    why: `The shell reads \`;\`, \`$(…)\` and spaces in that value as commands; ${origin.text}.`,
    fix,
    severity: meant ? "low" : SEVERITY[origin.reach],
    confidence: meant ? 0.35 : origin.reach === "inside" ? 0.6 : 0.8,
  };
}

const SEVERITY = { request: "critical", callers: "high", inside: "medium" } as const;

const rule = (
  id: string,
  languages: readonly LanguageId[],
  pattern: RegExp,
  check: CodeRule["check"],
): CodeRule => ({ id, topic: "security", languages, pattern, check });

const ARRAY_FIX = "Pass the program and its arguments as an array, without a shell";

/** Commands for a shell that are put together at run time. */
export const COMMAND_RULES: readonly CodeRule[] = [
  rule(
    "shell-command",
    SCRIPT,
    /(?<![\w$])(?:([\w$]+)\.)?(exec|execSync|execAsync|execPromise)\s*\(/g,
    (site) => {
      const [, object, method = "exec"] = site.match;
      const { code } = site.file.lexed;
      const { text } = site.file;
      if (!/child_process|execa|shelljs|\bzx\b/.test(text)) return undefined;
      // `pattern.exec(text)` is a regular expression, unless the object is the module itself.
      const module = new RegExp(
        `\\b${object ?? method}\\b[^;\\n]*(?:=|from|\\bas\\b)[^;\\n]*$`,
        "m",
      );
      if (object !== undefined && !/^(cp|child_?process|childProcess|shell|shelljs)$/i.test(object))
        return undefined;
      if (
        object === undefined &&
        !module.test(code) &&
        !new RegExp(`\\b${method}\\b[^;]*\\}?\\s*(?:=\\s*require|from)`).test(code)
      )
        return undefined;
      return shellHit(
        site,
        argument(site, 0),
        method,
        "Use `execFile` or `spawn` with the arguments as an array",
      );
    },
  ),
  rule(
    "shell-command",
    SCRIPT,
    /(?<![\w$.])(?:spawn|spawnSync|execFile|execFileSync|cp\.spawn)\s*\(/g,
    (site) => {
      if (!/shell\s*:\s*(?:true|["'])/.test(argumentText(site))) return undefined;
      return shellHit(
        site,
        argument(site, 0),
        "spawn with shell",
        "Leave `shell` out and pass the arguments as an array",
      );
    },
  ),
  rule(
    "shell-command",
    ["python"],
    /(?<![\w])(os\.system|os\.popen|commands\.getoutput|subprocess\.getoutput|subprocess\.getstatusoutput)\s*\(/g,
    (site) =>
      shellHit(
        site,
        argument(site, 0),
        site.match[1] ?? "os.system",
        "Use `subprocess.run([...])` with a list",
      ),
  ),
  rule(
    "shell-command",
    ["python"],
    /(?<![\w])(?:subprocess\.)?(run|call|check_call|check_output|Popen)\s*\(/g,
    (site) => {
      if (!/\bshell\s*=\s*True\b/.test(argumentText(site))) return undefined;
      return shellHit(
        site,
        argument(site, 0),
        `${site.match[1]} with shell=True`,
        "Pass a list and leave `shell=True` out",
      );
    },
  ),
  rule("shell-command", ["go"], /\bexec\.Command(?:Context)?\s*\(/g, (site) => {
    const text = argumentText(site);
    if (!/["'`](?:\/bin\/)?(?:ba|z|da)?sh["'`]\s*,\s*["'`]-[a-z]*c["'`]/.test(text))
      return undefined;
    return shellHit(
      site,
      argument(site, site.args.length - 1),
      "sh -c",
      "Call `exec.Command` with the program and its arguments",
    );
  }),
  rule("shell-command", ["rust"], /\.arg\s*\(/g, (site) => {
    const before = site.file.text.slice(Math.max(0, site.offset - 120), site.offset);
    if (!/Command::new\("(?:\/bin\/)?(?:ba)?sh"\)\s*\.arg\("-c"\)\s*$/.test(before))
      return undefined;
    return shellHit(
      site,
      argument(site, 0),
      "sh -c",
      "Call `Command::new` with the program and its arguments",
    );
  }),
  rule(
    "shell-command",
    ["java", "kotlin", "scala"],
    /\b(?:getRuntime\(\)\s*\.\s*exec|ProcessBuilder)\s*\(/g,
    (site) => {
      const text = argumentText(site);
      const shell = /"(?:\/bin\/)?(?:ba)?sh"\s*,\s*"-c"|"cmd(?:\.exe)?"\s*,\s*"\/c"/.test(text);
      if (site.match[0].includes("ProcessBuilder") && !shell) return undefined;
      return shellHit(site, argument(site, shell ? 2 : 0), "exec", ARRAY_FIX);
    },
  ),
  rule("shell-command", ["csharp"], /\bProcess\.Start\s*\(/g, (site) => {
    if (!/"(?:cmd|powershell|\/bin\/(?:ba)?sh|bash)(?:\.exe)?"/.test(argumentText(site)))
      return undefined;
    return shellHit(
      site,
      argument(site, 1),
      "Process.Start",
      "Use `ArgumentList` of `ProcessStartInfo`",
    );
  }),
  rule(
    "shell-command",
    ["ruby"],
    /(?<![\w.:])(?:Kernel\.)?(system|exec|popen|spawn)\s*\(/g,
    (site) => {
      if (site.args.length !== 1) return undefined;
      return shellHit(
        site,
        argument(site, 0),
        site.match[1] ?? "system",
        "Pass the program and its arguments separately",
      );
    },
  ),
  rule(
    "shell-command",
    ["php"],
    /(?<![\w$>:])(shell_exec|exec|system|passthru|popen|proc_open)\s*\(/g,
    (site) =>
      shellHit(
        site,
        argument(site, 0),
        site.match[1] ?? "exec",
        "Wrap each value in `escapeshellarg`, or use an array with `proc_open`",
      ),
  ),
  rule("shell-command", ["perl"], /(?<![\w$>:])(system|exec)\s*\(/g, (site) =>
    site.args.length === 1
      ? shellHit(site, argument(site, 0), site.match[1] ?? "system", "Pass a list of arguments")
      : undefined,
  ),
];
