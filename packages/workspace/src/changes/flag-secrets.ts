import { findSecrets, type PatchFile } from "@wheelhouse/core";
import type { ChangeReason } from "./changes.ts";

/** Names of files that hold nothing but secrets. Examples of them are fine. */
const SECRET_NAMES =
  /(?:^|\/)(?:\.env(?:\.(?!example$|sample$|template$|dist$|defaults?$|test$)[\w-]+)?|id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|[^/]+\.(?:p12|pfx|jks|keystore|kdbx))$/i;

/**
 * Flags secrets in the lines that a change adds, in values that were carried into the clone, and files
 * that are secrets as a whole. Pure. Says where, and never what.
 */
export function flagSecrets(
  { path, status, hunks }: Pick<PatchFile, "path" | "status" | "hunks">,
  carriedValues: readonly string[] = [],
): ChangeReason[] {
  const reasons: ChangeReason[] = [];
  if (status === "added" && SECRET_NAMES.test(path))
    reasons.push({ path, flag: "secret", why: "files of this name hold secrets" });
  for (const { lines } of hunks) {
    const added = lines.filter((line) => line.kind === "added");
    const text = added.map((line) => line.text).join("\n");
    const at = (index: number): { line?: number } => {
      const line = added[index]?.after;
      return typeof line === "number" ? { line } : {};
    };
    for (const { line, kind } of findSecrets(text))
      reasons.push({ path, flag: "secret", ...at(line - 1), why: `looks like a ${kind}` });
    added.forEach((line, index) => {
      if (carriedValues.some((value) => line.text.includes(value)))
        reasons.push({
          path,
          flag: "secret",
          ...at(index),
          why: "has a value of a file that was carried into the clone",
        });
    });
  }
  return reasons;
}

/** Values of settings such as `KEY=value` that are long and mixed enough to be secrets. Pure. */
export function secretValues(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const [, value = ""] =
      /^\s*(?:export\s+)?[\w.-]+\s*[=:]\s*["']?(\S{12,}?)["']?\s*,?$/.exec(line) ?? [];
    const isMixed = /\d/.test(value) && /[A-Za-z]/.test(value);
    // A place is no secret, unless it names a password.
    const isPlace = /^(?:[a-z]+:)?\/{1,2}/i.test(value) && !/:[^/@]+@/.test(value);
    return isMixed && !isPlace ? [value] : [];
  });
}
