import { describe, expect, test } from "vitest";
import { analyseDanger } from "./danger.ts";
import { onFiles } from "./on-files.ts";

describe("analyseDanger", () => {
  // Put together here, so that this file holds nothing that looks like a secret.
  const token = ["gh", "p_", "Zk3vQ9xT7bN1mR5wY8cL2sD4fG6hJ0pAeUiK"].join("");

  test("a secret is cited without being shown", async () => {
    const { candidates } = await onFiles(
      { "src/a.ts": `const host = "x";\nexport const client = connect("${token}");\n` },
      analyseDanger,
    );
    expect(candidates[0]).toMatchObject({ severity: "critical", rule: "secret", topic: "secrets" });
    expect(candidates[0]?.citations).toEqual([
      { path: "src/a.ts", lines: [2, 2], quote: `export const client = connect("` },
    ]);
    expect(JSON.stringify(candidates)).not.toContain(token.slice(4, 20));
  });

  test("a password in a settings file is cited by its name only", async () => {
    const value = ["t7Kq", "92xPmZ", "4w"].join("");
    const { candidates } = await onFiles(
      { "settings.py": `DB_PASSWORD = "${value}"\n` },
      analyseDanger,
    );
    expect(candidates.map((one) => [one.severity, one.rule])).toEqual([["high", "secret"]]);
    expect(JSON.stringify(candidates)).not.toContain(value);
  });

  test.each([
    ["an example", `const token = "ghp_${"x".repeat(36)}";\n`],
    ["a name", `const passwordField = "user-password-2";\nconst secret = "api/secret/path1";\n`],
    ["the environment", "const password = process.env.DATABASE_PASSWORD_2;\n"],
    ["a key block in a pattern", "const begin = /-----BEGIN RSA PRIVATE KEY-----/;\n"],
    ["a local database", `const url = "postgres://postgres:postgres@localhost/db";\n`],
  ])("%s is no secret", async (_, text) => {
    expect((await onFiles({ "src/a.ts": text }, analyseDanger)).candidates).toEqual([]);
  });

  test("a committed private key is cited by its header", async () => {
    const key = ["-----BEGIN", "PRIVATE KEY-----"].join(" ");
    const body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC".repeat(4);
    const { candidates } = await onFiles({ "deploy/id.pem": `${key}\n${body}\n` }, analyseDanger);
    expect(candidates[0]?.citations[0]?.quote).toBe(key);
  });

  test("places of one kind in a file are one finding", async () => {
    const { candidates } = await onFiles(
      { "src/a.js": "f(eval(a));\ng(eval(b));\nh(eval(c));\ni(eval(d));\n" },
      analyseDanger,
    );
    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.claim).toContain("4 places of this kind");
    expect(candidates[0]?.citations).toHaveLength(3);
  });
});
