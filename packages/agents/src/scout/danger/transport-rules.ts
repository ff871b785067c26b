import {
  argument,
  argumentText,
  holder,
  SCRIPT,
  type CodeRule,
  type Hit,
  type Site,
} from "../code/code-rule.ts";

const unchecked = (site: Site, what: string): Hit => ({
  what: `${holder(site)} turns off the check of TLS certificates (${what})`,
  why: "Anybody between this program and the server can read and change what they say, and nothing shows it.",
  fix: "Check certificates, and add a private authority to the trusted ones if there is one",
  severity: isOptIn(site) ? "low" : "high",
  confidence: isOptIn(site) ? 0.35 : 0.8,
});

/** Whether the lines above make it depend on a setting that somebody must choose. */
function isOptIn(site: Site): boolean {
  const from = site.file.lineStarts[Math.max(0, site.line - 5)] ?? 0;
  const to = site.file.lineStarts[site.line] ?? site.file.text.length;
  return /insecure|skip|unverified|allow.?self|self.?signed|dev\b|development|debug|verify/i.test(
    site.file.text
      .slice(from, to)
      .replace(
        /InsecureSkipVerify|CERT_NONE|rejectUnauthorized|VERIFY_NONE|VERIFYPEER|VERIFYHOST|verify\s*=\s*False|verify_mode/g,
        "",
      ),
  );
}

/** Connections that trust anybody, weak hashes for passwords, guessable tokens, open permissions. */
export const TRANSPORT_RULES: readonly CodeRule[] = [
  {
    id: "tls-off",
    topic: "security",
    languages: SCRIPT,
    pattern: /\brejectUnauthorized\s*:\s*false\b/g,
    check: (site) => unchecked(site, "rejectUnauthorized: false"),
  },
  {
    id: "tls-off",
    topic: "security",
    languages: SCRIPT,
    pattern: /\bNODE_TLS_REJECT_UNAUTHORIZED\b["'\]]*\s*=(?!=)/g,
    check: (site) =>
      /^[^;\n]*0/.test(site.file.text.slice(site.offset + site.match[0].length))
        ? unchecked(site, "NODE_TLS_REJECT_UNAUTHORIZED=0")
        : undefined,
  },
  {
    id: "tls-off",
    topic: "security",
    languages: ["python"],
    pattern:
      /\b(?:requests|session|httpx|self\.session|client)\.(?:get|post|put|patch|delete|head|request|Client|AsyncClient)\s*\(/g,
    check: (site) =>
      /\bverify\s*=\s*False\b/.test(argumentText(site))
        ? unchecked(site, "verify=False")
        : undefined,
  },
  {
    id: "tls-off",
    topic: "security",
    languages: ["go"],
    pattern: /\bInsecureSkipVerify\s*:\s*true\b/g,
    check: (site) => unchecked(site, "InsecureSkipVerify"),
  },
  {
    id: "tls-off",
    topic: "security",
    languages: ["rust"],
    pattern: /\bdanger_accept_invalid_(?:certs|hostnames)\s*\(\s*true\b/g,
    check: (site) => unchecked(site, "danger_accept_invalid_certs"),
  },
  {
    id: "tls-off",
    topic: "security",
    languages: ["ruby"],
    pattern: /\bVERIFY_NONE\b/g,
    check: (site) => unchecked(site, "VERIFY_NONE"),
  },
  {
    id: "tls-off",
    topic: "security",
    languages: ["php"],
    pattern: /\bCURLOPT_SSL_VERIFY(?:PEER|HOST)\s*(?:,|=>)\s*(?:false|0)\b/gi,
    check: (site) => unchecked(site, "CURLOPT_SSL_VERIFYPEER"),
  },
  {
    id: "tls-off",
    topic: "security",
    languages: ["csharp"],
    pattern:
      /\bServerCertificate(?:Custom)?ValidationCallback\s*\+?=\s*(?:delegate\s*\{\s*return\s+true|\([^)]*\)\s*=>\s*(?:\{\s*return\s+)?true)/g,
    check: (site) => unchecked(site, "a callback that returns true"),
  },
  {
    id: "tls-off",
    topic: "security",
    languages: ["java", "kotlin"],
    pattern: /\bvoid\s+checkServerTrusted\s*\([^)]*\)\s*(?:throws\s+[\w.,\s]+)?\{\s*\}/g,
    check: (site) => unchecked(site, "an empty checkServerTrusted"),
  },
  {
    id: "weak-password-hash",
    topic: "security",
    languages: [...SCRIPT, "python", "php", "ruby", "java", "go"],
    pattern:
      /\b(?:createHash|hashlib\.(?:md5|sha1)|md5|sha1|Digest::(?:MD5|SHA1)\.hexdigest|MessageDigest\.getInstance|md5\.Sum|sha1\.Sum)\s*\(/g,
    check: (site) => {
      const text = site.file.text.slice(site.offset, site.offset + 160).split(/\n\s*\n/)[0] ?? "";
      const weak = /md5|sha1|sha-1/i.exec(text.slice(0, 60))?.[0];
      // A file that knows a strong one keeps the weak for old entries.
      if (/pbkdf2|bcrypt|scrypt|argon2/i.test(site.file.text)) return undefined;
      if (
        weak === undefined ||
        !/(?<!\w)\$?(?:\w*\.)?(?:password|passwd|passphrase|pwd)\b\s*[,).]/i.test(text)
      )
        return undefined;
      return {
        what: `${holder(site)} hashes a password with ${weak.toUpperCase()}`,
        why: "Such hashes are tried by the billion a second, so a stolen table gives most passwords away.",
        fix: "Use scrypt, bcrypt or Argon2 with a salt for each user",
        severity: "high",
        confidence: 0.7,
      };
    },
  },
  {
    id: "guessable-token",
    topic: "security",
    languages: SCRIPT,
    pattern:
      /\b(?:const|let|var)?\s*([\w$.]*(?:token|secret|password|nonce|csrf|sessionId|session_id|apiKey|otp|resetCode)[\w$]*)\s*[:=](?!=)[^;\n]{0,40}Math\.random\s*\(/gi,
    check: (site) => ({
      what: `${holder(site)} makes \`${site.match[1]}\` from \`Math.random\``,
      why: "Its next values can be computed from a few earlier ones, so whoever sees some can guess the rest.",
      fix: "Use `crypto.randomUUID()` or `crypto.getRandomValues`",
      severity: "medium",
      confidence: 0.65,
    }),
  },
  {
    id: "world-writable",
    topic: "security",
    languages: [...SCRIPT, "python", "go", "ruby", "php", "c", "cpp"],
    pattern: /(?<!\w)(chmod|chmodSync|Chmod|fchmod|lchmod)\s*\(/g,
    check: (site) => {
      const mode = argument(site, 1);
      const text =
        site.args[1] === undefined
          ? ""
          : site.file.text.slice(site.args[1].start, site.args[1].end).trim();
      if (
        mode === undefined ||
        !/^(?:0o?|["'`]0?)?[0-7]?[0-7][0-7][2367]["'`]?$/.test(text) ||
        !/^0|["']/.test(text)
      )
        return undefined;
      return {
        what: `${holder(site)} makes a file writable for every user of the machine (mode ${text})`,
        why: "Any other account can change what this program reads or runs next.",
        fix: "Grant only what is needed, such as 0o640 or 0o750",
        severity: "medium",
        confidence: 0.7,
      };
    },
  },
];
