import {
  argument,
  holder,
  isRequestData,
  originOf,
  SCRIPT,
  type CodeRule,
  type Hit,
  type Site,
} from "../code/code-rule.ts";
import { readExpression, statementFrom, type Expression } from "../code/expression.ts";

const markup = (site: Site, value: Expression | undefined, sink: string): Hit | undefined => {
  if (value === undefined || value.dynamic.length === 0) return undefined;
  const text = value.dynamic.join(" ");
  if (
    /saniti|purif|escape|encode|highlight|render|toHtml|marked|katex|prism|hljs|svg|icon|css|style|template|innerHTML|nonce|serializ|stringify|t\(\)/i.test(
      text,
    )
  )
    return undefined;
  const request = value.dynamic.some(isRequestData);
  if (!value.built && !request) return undefined;
  const origin = originOf(site, value.dynamic);
  return {
    what: `${holder(site)} writes \`${value.dynamic[0]}\` into the page as markup through \`${sink}\``,
    why: `Markup in that value runs as script for whoever looks at the page; ${origin.text}.`,
    fix: "Set `textContent`, build elements, or sanitise the value first",
    severity: request ? "high" : "medium",
    confidence: request ? 0.8 : 0.5,
  };
};

/** Whether the value went through a function that may check it, or the lines above compare it. */
function isGuarded(site: Site, value: Expression | undefined): boolean {
  const calls = value?.dynamic.filter((part) => part.endsWith("()")) ?? [];
  if (
    calls.some(
      (call) =>
        !/^(?:path\.|os\.path\.)?(?:join|resolve|normalize|decodeURIComponent)\(\)$/.test(call),
    )
  )
    return true;
  const from = site.file.lineStarts[Math.max(0, site.line - 9)] ?? 0;
  return /startsWith|startswith|includes\s*\(|indexOf|\.test\s*\(|allow|valid|safe|whitelist|hostname|origin/i.test(
    site.file.lexed.code.slice(from, site.offset),
  );
}

/** Values that become part of a page, and names of files or addresses that a caller chooses. */
export const PAGE_RULES: readonly CodeRule[] = [
  {
    id: "markup-from-value",
    topic: "security",
    languages: SCRIPT,
    pattern: /\.(innerHTML|outerHTML)\s*\+?=(?!=)\s*/g,
    check: (site) =>
      markup(
        site,
        readExpression(
          site.file,
          statementFrom(site.file, site.offset + site.match[0].length),
          false,
        ),
        site.match[1] ?? "innerHTML",
      ),
  },
  {
    id: "markup-from-value",
    topic: "security",
    languages: SCRIPT,
    pattern: /\b(?:document\.write(?:ln)?|insertAdjacentHTML)\s*\(/g,
    check: (site) =>
      markup(site, argument(site, site.args.length - 1), site.match[0].replace(/\W*\($/, "")),
  },
  {
    id: "markup-from-value",
    topic: "security",
    languages: ["php"],
    pattern: /\b(echo|print)\s+/g,
    check: (site) => {
      const span = statementFrom(site.file, site.offset + site.match[0].length);
      const value = readExpression(site.file, span, false);
      const raw = site.file.text.slice(span.start, span.end);
      if (
        !value.dynamic.some((part) => /^\$_(?:GET|POST|REQUEST|COOKIE)/.test(part)) ||
        /htmlspecialchars|htmlentities|esc_|json_encode|strip_tags/.test(raw)
      )
        return undefined;
      return {
        what: `${holder(site)} prints \`${value.dynamic[0]}\` into the page without escaping`,
        why: "Whoever makes a link runs script in the browser of whoever follows it.",
        fix: "Wrap it in `htmlspecialchars`",
        severity: "high",
        confidence: 0.85,
      };
    },
  },
  {
    id: "path-from-request",
    topic: "security",
    languages: [...SCRIPT, "python"],
    pattern:
      /(?<![\w$])(?:fs\.)?(readFile|readFileSync|createReadStream|sendFile|send_file|open|writeFile|writeFileSync|unlink|unlinkSync)\s*\(/g,
    check: (site) => {
      const path = argument(site, 0);
      const part = path?.dynamic.find((one) =>
        /^(?:req|request|ctx\.request|c\.req)\b.*\b(?:query|params|body|args|form|GET|POST|files|values)\b/.test(
          one,
        ),
      );
      if (part === undefined || isGuarded(site, path)) return undefined;
      return {
        what: `${holder(site)} opens a file whose name comes from \`${part}\``,
        why: "A caller reaches files outside the intended folder with `../` in that value.",
        fix: "Resolve the path and refuse it unless it stays inside the folder",
        severity: "high",
        confidence: 0.75,
      };
    },
  },
  {
    id: "open-redirect",
    topic: "security",
    languages: [...SCRIPT, "python"],
    pattern: /\b(?:res|response|reply|ctx)?\.?(redirect)\s*\(/g,
    check: (site) => {
      const target = argument(site, site.args.length - 1);
      const part = target?.dynamic.find((one) =>
        /^(?:req|request)\b.*\b(?:query|params|body|args|GET|POST)\b/.test(one),
      );
      if (part === undefined || isGuarded(site, target) || /^\/[^/]/.test(target?.shape ?? ""))
        return undefined;
      return {
        what: `${holder(site)} redirects to \`${part}\``,
        why: "A link to this site can send people to any other, which makes phishing look genuine.",
        fix: "Allow only paths of this site, or a list of known hosts",
        severity: "medium",
        confidence: 0.65,
      };
    },
  },
  {
    id: "template-from-value",
    topic: "security",
    languages: ["python"],
    pattern: /\b(render_template_string|mark_safe|Markup)\s*\(/g,
    check: (site) => {
      const value = argument(site, 0);
      if (value === undefined || !value.built || !/<\/?[a-z]/i.test(value.shape)) return undefined;
      const origin = originOf(site, value.dynamic);
      return {
        what: `${holder(site)} puts \`${value.dynamic[0]}\` into markup that \`${site.match[1]}\` declares safe`,
        why: `Markup in that value is not escaped any more; ${origin.text}.`,
        fix: "Use `format_html`, or pass the value as a variable of the template",
        severity: origin.reach === "request" ? "high" : "medium",
        confidence: 0.6,
      };
    },
  },
];
