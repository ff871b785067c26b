/** A kind of secret that its form gives away. */
export interface SecretKind {
  readonly name: string;
  /** Matches the secret itself; global. */
  readonly pattern: RegExp;
  /** Whether the match is likely to be a real one. */
  readonly isLive?: (match: string) => boolean;
}

const varied = (match: string): boolean =>
  entropyOf(match.slice(4)) >= 3.2 && !isPlaceholder(match);

/** The kind whose first line may be shown. */
export const PRIVATE_KEY = "a private key";

/** Secrets with a known prefix or frame. */
export const SECRET_KINDS: readonly SecretKind[] = [
  {
    name: "an AWS access key",
    pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
    isLive: (match) => varied(match) && !match.endsWith("EXAMPLE"),
  },
  {
    name: "a GitHub token",
    pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b/g,
    isLive: varied,
  },
  { name: "a GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{20,}\b/g, isLive: varied },
  { name: "a Slack token", pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{20,}\b/g, isLive: varied },
  {
    name: "a Slack webhook",
    pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{20,}/g,
    isLive: varied,
  },
  { name: "a live Stripe key", pattern: /\b[sr]k_live_[A-Za-z0-9]{20,}\b/g, isLive: varied },
  { name: "an Anthropic key", pattern: /\bsk-ant-[A-Za-z0-9_-]{40,}\b/g, isLive: varied },
  {
    name: "an OpenAI key",
    pattern: /\bsk-(?:proj-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}\b/g,
    isLive: varied,
  },
  { name: "a Google API key", pattern: /\bAIza[0-9A-Za-z_-]{35}\b/g, isLive: varied },
  {
    name: "a SendGrid key",
    pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/g,
    isLive: varied,
  },
  { name: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/g, isLive: varied },
  { name: "a PyPI token", pattern: /\bpypi-AgEI[A-Za-z0-9_-]{50,}\b/g, isLive: varied },
  { name: "a Hugging Face token", pattern: /\bhf_[A-Za-z0-9]{34}\b/g, isLive: varied },
  { name: "a Shopify token", pattern: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g, isLive: varied },
  { name: "a DigitalOcean token", pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/g, isLive: varied },
  {
    name: "an Azure storage key",
    pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/g,
    isLive: (match) => entropyOf(match) >= 4,
  },
  { name: "a Telegram bot token", pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/g, isLive: varied },
  {
    name: PRIVATE_KEY,
    pattern:
      /-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----(?=[\sA-Za-z0-9+/=:.,"'\\-]{0,200}?[A-Za-z0-9+/]{40})/g,
  },
  {
    name: "a database password",
    pattern:
      /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|redis|rediss|amqps?):\/\/[^\s:/@"'`<>{}$]{1,60}:[^\s/@"'`<>{}$()%]{6,100}@[^\s/"'`<>{}$]{1,100}/g,
    isLive: (match) =>
      !/@(localhost|127\.|0\.0\.0\.0|db\b|postgres\b|mysql\b|mongo\b|redis\b|host\b|hostname\b|server\b|[\w.-]*example)/i.test(
        match,
      ) && !isPlaceholder(/:([^:@]+)@/.exec(match)?.[1] ?? ""),
  },
];

/** Shannon entropy of a text in bits a character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let sum = 0;
  for (const number of counts.values()) {
    const part = number / text.length;
    sum -= part * Math.log2(part);
  }
  return sum;
}

/** Whether a value is meant to be replaced: examples, runs of one character, sequences. */
export function isPlaceholder(value: string): boolean {
  return (
    /example|sample|dummy|fake|placeholder|change.?me|your|xxxx|redact|secret|passw|todo|foobar|test|demo|1234567|abcdef|0000000|deadbeef|\*{3}|\.{3}|<|>/i.test(
      value,
    ) || /(.)\1{5}/.test(value)
  );
}

/** Where the first secret in a line begins, so that a quote can stop before it. */
export function earliestSecret(line: string): number | undefined {
  let first: number | undefined;
  for (const { pattern, name } of SECRET_KINDS) {
    // The header of a key block is public; only what follows it is not.
    if (name === PRIVATE_KEY) continue;
    pattern.lastIndex = 0;
    const at = pattern.exec(line)?.index;
    if (at !== undefined && (first === undefined || at < first)) first = at;
  }
  return first;
}
