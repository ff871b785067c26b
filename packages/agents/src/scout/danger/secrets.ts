import type { Severity } from "@wheelhouse/core";
import type { SourceFile } from "../tree/source-file.ts";
import {
  earliestSecret,
  entropyOf,
  isPlaceholder,
  PRIVATE_KEY,
  SECRET_KINDS,
} from "./secret-kinds.ts";

/** A secret in a file, by where it begins. */
export interface Secret {
  readonly name: string;
  readonly offset: number;
  readonly severity: Severity;
  readonly confidence: number;
}

const CREDENTIAL =
  /(?<![\w$])((?:[\w$.-]{0,40}[_.-])?(?:password|passwd|secret|api_?key|auth_?token|access_?token|access_?key|private_?key|client_?secret|secret_?key|[a-z]{1,30}(?:Password|Secret|ApiKey|Token|SecretKey)))["']?\s*(?::\s*(?:str|string|String)\s*)?(?:=(?![=>])|:(?![:=])|:=|=>)\s*[bru]?(["'`])([^"'`\s$<>{}]{8,200})\2/gi;

const known = new WeakMap<SourceFile, readonly Secret[]>();

/** Where in a line, from 0, the first secret begins, so that a quote can stop before it. */
export function secretAt(file: SourceFile, line: number): number | undefined {
  const start = file.lineStarts[line - 1] ?? 0;
  const text = file.line(line);
  // The header of a key block is public; only what follows it is not.
  const columns = secretsIn(file)
    .filter((one) => one.name !== PRIVATE_KEY)
    .map((one) => one.offset - start)
    .filter((column) => column >= 0 && column < text.length);
  const shaped = earliestSecret(text);
  if (shaped !== undefined) columns.push(shaped);
  return columns.length === 0 ? undefined : Math.min(...columns);
}

/** Finds secrets that their form gives away, and literals that are given to names of credentials. */
export function secretsIn(file: SourceFile): readonly Secret[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const found = findSecrets(file);
  known.set(file, found);
  return found;
}

function findSecrets(file: SourceFile): readonly Secret[] {
  const found: Secret[] = [];
  const outside = file.role !== "source" && file.role !== "tooling";
  for (const { name, pattern, isLive } of SECRET_KINDS) {
    pattern.lastIndex = 0;
    for (const match of file.text.matchAll(pattern)) {
      if (isLive !== undefined && !isLive(match[0])) continue;
      // Keys and tokens beside tests are made for them; only what opens a real service counts there.
      if (outside && !/live|AWS|GitHub|Anthropic|OpenAI|npm|PyPI/.test(name)) continue;
      found.push({
        name,
        offset: match.index,
        severity: outside ? "medium" : "critical",
        confidence: outside ? 0.4 : 0.85,
      });
    }
  }
  if (outside || file.language === "markup") return found;
  for (const match of file.text.matchAll(CREDENTIAL)) {
    const [whole, key = "", , value = ""] = match;
    const offset = match.index + whole.length - value.length - 1;
    if (
      !isCredential(key, value) ||
      isInComment(file, match.index) ||
      isExample(file, match.index) ||
      found.some((one) => Math.abs(one.offset - offset) < 80)
    )
      continue;
    found.push({ name: `a credential for \`${key}\``, offset, severity: "high", confidence: 0.6 });
  }
  return found;
}

/** Whether the value looks made by chance, not like a name, a path, a message key or an example. */
function isCredential(key: string, value: string): boolean {
  if (isPlaceholder(value) || /^(?:https?:|\/|\.|#|%|@)|[()[\]|\\*^]/.test(value)) return false;
  if (
    /(?:name|field|header|type|label|url|path|param|id|regex|pattern|prefix|message|error|title|text|hint|class|selector|env|var)$/i.test(
      key,
    )
  )
    return false;
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  if (/^[a-z]+(?:[-_.:/][a-z0-9]+)*$/i.test(value) && !/\d{3}/.test(value)) return false;
  const weak = /passw/i.test(key) && /^(?=.*\d)(?=.*[A-Za-z])\S{8,64}$/.test(value);
  return weak ? entropyOf(value) >= 2.5 : value.length >= 16 && entropyOf(value) >= 3.5;
}

/** Descriptions of interfaces are full of examples. */
function isExample(file: SourceFile, offset: number): boolean {
  if (/(swagger|openapi|schema)[^/]*\.(ya?ml|json)$/i.test(file.path)) return true;
  return /example|sample/i.test(file.text.slice(Math.max(0, offset - 400), offset));
}

function isInComment(file: SourceFile, offset: number): boolean {
  return file.lexed.comments.some((span) => span.start <= offset && offset < span.end);
}
