import { parsePatch } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { flagSecrets, secretValues } from "./flag-secrets.ts";

const TOKEN = `ghp_${"a1B2".repeat(9)}`;

function patchOf(path: string, lines: readonly string[]): string {
  return `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}`).join("\n")}\n`;
}

describe("secrets in a change", () => {
  test("are told by path and line, and never shown", () => {
    const key = `${"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj".padEnd(64, "Ab1/")}`;
    const patch = patchOf("src/a.ts", [
      "one",
      `const token = "${TOKEN}";`,
      "-----BEGIN PRIVATE KEY-----",
      key,
      "-----END PRIVATE KEY-----",
    ]);
    const reasons = parsePatch(patch).flatMap((file) => flagSecrets(file));
    expect(reasons).toEqual([
      { path: "src/a.ts", flag: "secret", line: 2, why: "looks like a github-token" },
      { path: "src/a.ts", flag: "secret", line: 3, why: "looks like a private-key" },
    ]);
    expect(JSON.stringify(reasons)).not.toMatch(
      new RegExp(`${TOKEN.slice(4)}|${key.slice(0, 20)}`),
    );
  });

  test("a secret that goes away, or stays as it was, is none of the change", () => {
    const patch = `diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n ${TOKEN}\n-${TOKEN}\n+x\n`;
    expect(parsePatch(patch).flatMap((file) => flagSecrets(file))).toEqual([]);
  });

  test("a file that is a secret by its name is told, and its example is not", () => {
    const flagged = (path: string): boolean =>
      parsePatch(patchOf(path, ["x"])).some((file) => flagSecrets(file).length > 0);
    const secret = [".env", "app/.env.production", ".ssh/id_ed25519", "certs/site.p12"];
    expect(secret.filter(flagged)).toEqual(secret);
    const fine = [".env.example", ".env.sample", "env.ts", "id_rsa.pub", "docs/.env.md/x"];
    expect(fine.filter(flagged)).toEqual([]);
  });

  test("a value of a carried file is found wherever it is written", () => {
    const values = secretValues(
      'PORT=3000\nexport API_KEY="k3y-of-the-project-9"\nURL=https://example.com/api/v12\nDB=postgres://me:pa55word@db/x1\nNAME=a long name without digits\n',
    );
    expect(values).toEqual(["k3y-of-the-project-9", "postgres://me:pa55word@db/x1"]);
    const [file] = parsePatch(patchOf("src/a.ts", ["", 'call("k3y-of-the-project-9")']));
    expect(file && flagSecrets(file, values)).toEqual([
      {
        path: "src/a.ts",
        flag: "secret",
        line: 2,
        why: "has a value of a file that was carried into the clone",
      },
    ]);
  });
});
