import {
  argument,
  argumentText,
  holder,
  isRequestData,
  originOf,
  SCRIPT,
  type CodeRule,
  type Site,
} from "../code/code-rule.ts";

const evaluated = (site: Site, call: string, fix: string): ReturnType<CodeRule["check"]> => {
  const code = argument(site, site.args.length - 1);
  if (code === undefined || code.dynamic.length === 0) return undefined;
  const origin = originOf(site, code.dynamic);
  const request = code.dynamic.some(isRequestData);
  return {
    what: `${holder(site)} runs \`${code.dynamic[0]}\` as code with \`${call}\``,
    why: `Whoever controls that value runs code with the rights of this process; ${origin.text}.`,
    fix,
    severity: request ? "critical" : origin.reach === "callers" ? "medium" : "low",
    confidence: request ? 0.9 : origin.reach === "callers" ? 0.6 : 0.45,
  };
};

/** Data that is run as code, or unpacked by a format that runs code. */
export const CODE_RULES: readonly CodeRule[] = [
  {
    id: "eval",
    topic: "security",
    languages: SCRIPT,
    pattern: /(?<![\w$.])(?:(?:window|globalThis)\.)?(eval|new\s+Function|Function)\s*\(/g,
    check: (site) =>
      /\b(?:function|class|extends)\s*$/.test(
        site.file.lexed.code.slice(Math.max(0, site.offset - 12), site.offset),
      )
        ? undefined
        : evaluated(
            site,
            (site.match[1] ?? "eval").replace(/\s+/, " "),
            "Parse the data (`JSON.parse`, a lookup table, an expression parser) instead of running it",
          ),
  },
  {
    id: "eval",
    topic: "security",
    languages: ["python"],
    pattern: /(?<![\w.])(eval|exec)\s*\(/g,
    check: (site) => {
      if (
        /\b(?:def|class)\s+$/.test(
          site.file.lexed.code.slice(Math.max(0, site.offset - 8), site.offset),
        )
      )
        return undefined;
      const [first] = site.args;
      if (first === undefined) return undefined;
      // A name space of its own, or compiled code, shows that running code is the purpose.
      if (site.args.length > 1) return undefined;
      return evaluated(
        { ...site, args: [first] },
        site.match[1] ?? "eval",
        "Use `ast.literal_eval` for data, or a table of functions",
      );
    },
  },
  {
    id: "eval",
    topic: "security",
    languages: ["php", "perl"],
    pattern: /(?<![\w$>:])(eval)\s*\(/g,
    check: (site) =>
      evaluated(site, "eval", "Replace the code in a string by a function or a table"),
  },
  {
    id: "eval",
    topic: "security",
    languages: ["ruby"],
    pattern: /(?<![\w.])(eval)\s*\(/g,
    check: (site) =>
      site.args.length === 1
        ? evaluated(site, "eval", "Use `public_send` with a list of allowed names")
        : undefined,
  },
  {
    id: "unsafe-yaml",
    topic: "security",
    languages: ["python"],
    pattern: /\byaml\.(load|load_all)\s*\(/g,
    check: (site) =>
      /Safe|BaseLoader|safe/.test(argumentText(site))
        ? undefined
        : {
            what: `${holder(site)} reads YAML with \`yaml.${site.match[1]}\`, which can create any Python object`,
            why: "A document with a `!!python/object` tag runs code while it is read.",
            fix: "Use `yaml.safe_load`",
            severity: /Loader/.test(argumentText(site)) ? "medium" : "high",
            confidence: 0.8,
          },
  },
  {
    id: "unsafe-unpickle",
    topic: "security",
    languages: ["python"],
    pattern: /\b(?:c?[pP]ickle|dill|cloudpickle|marshal)\.(loads?)\s*\(/g,
    check: (site) => {
      const from = site.file.lineStarts[Math.max(0, site.line - 16)] ?? 0;
      const near = site.file.lexed.code.slice(from, site.offset + 200);
      const remote =
        /\brequest\.|\.recv\s*\(|\.cookies?\b|\bredis\b|\burlopen\b|\brequests\.get|\.body\b|\bsocket\b/.exec(
          near,
        )?.[0];
      if (remote === undefined) return undefined;
      return {
        what: `${holder(site)} unpickles data beside \`${remote.trim()}\`, from outside the process`,
        why: "Unpickling runs whatever the sender put in, so whoever can send here runs code.",
        fix: "Use JSON, or sign the data and check the signature before unpickling",
        severity: "high",
        confidence: 0.55,
      };
    },
  },
  {
    id: "unsafe-unserialize",
    topic: "security",
    languages: ["php"],
    pattern: /(?<![\w$>:])unserialize\s*\(/g,
    check: (site) => {
      const value = argument(site, 0);
      if (
        value === undefined ||
        /allowed_classes/.test(argumentText(site)) ||
        !value.dynamic.some(isRequestData)
      )
        return undefined;
      return {
        what: `${holder(site)} unserialises \`${value.dynamic[0]}\``,
        why: "Objects of any class are made from what the caller sent, and their destructors run.",
        fix: "Use `json_decode`, or pass `['allowed_classes' => false]`",
        severity: "critical",
        confidence: 0.85,
      };
    },
  },
  {
    id: "unsafe-object-stream",
    topic: "security",
    languages: ["java", "kotlin", "scala"],
    pattern: /\bObjectInputStream\s*\(/g,
    check: (site) => {
      const { code } = site.file.lexed;
      if (
        !/\.readObject\s*\(/.test(code) ||
        /setObjectInputFilter|resolveClass|ValidatingObjectInputStream/.test(code)
      )
        return undefined;
      const near = code.slice(Math.max(0, site.offset - 800), site.offset);
      // A copy by writing and reading back in one place holds only what the program wrote.
      if (/ByteArrayInputStream/.test(near) && /ObjectOutputStream/.test(near)) return undefined;
      if (!/\b(?:Socket|HttpServletRequest|getInputStream|InputStream\s+\w+\s*\))/.test(code))
        return undefined;
      return {
        what: `${holder(site)} reads Java objects from a stream without a filter of classes`,
        why: "A crafted stream runs code through classes on the class path before any cast fails.",
        fix: "Set an `ObjectInputFilter`, or use a data format",
        severity: "high",
        confidence: 0.55,
      };
    },
  },
  {
    id: "unsafe-binary-formatter",
    topic: "security",
    languages: ["csharp"],
    pattern: /\bnew\s+(BinaryFormatter|NetDataContractSerializer|LosFormatter|SoapFormatter)\s*\(/g,
    check: (site) => ({
      what: `${holder(site)} uses \`${site.match[1]}\``,
      why: "It creates any type that the data names; Microsoft says that it cannot be made safe.",
      fix: "Use `System.Text.Json`",
      severity: "high",
      confidence: 0.75,
    }),
  },
  {
    id: "unsafe-marshal",
    topic: "security",
    languages: ["ruby"],
    pattern: /\b(Marshal\.load|YAML\.unsafe_load|Oj\.object_load)\s*\(/g,
    check: (site) => {
      const value = argument(site, 0);
      if (
        value === undefined ||
        !value.dynamic.some(
          (part) => isRequestData(part) || /cookie|session|unpack|decode/i.test(part),
        )
      )
        return undefined;
      return {
        what: `${holder(site)} reads objects from \`${value.dynamic[0]}\` with \`${site.match[1]}\``,
        why: "Objects of any class are made from the data, which can run code.",
        fix: "Use JSON, or check a signature first",
        severity: "high",
        confidence: 0.6,
      };
    },
  },
];
