import { describe, expect, test } from "vitest";
import { findSecrets } from "./find-secrets.ts";

// Put together here, so that no scanner takes this file for a leak.
const TOKEN = `ghp_${"a1B2".repeat(9)}`;
const LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj".padEnd(64, "Ab1/");
const KEY = ["-----BEGIN PRIVATE KEY-----", LINE, LINE, "-----END PRIVATE KEY-----"].join("\n");

describe("finding secrets", () => {
  test("says the line and the kind of each, and never the secret", () => {
    const text = `one\nconst token = "${TOKEN}";\n\n${KEY}\nAKIA${"A1B2".repeat(4)} ${TOKEN}\n`;
    const found = findSecrets(text);
    expect(found).toEqual([
      { line: 2, kind: "github-token" },
      { line: 4, kind: "private-key" },
      { line: 8, kind: "aws-access-key" },
      { line: 8, kind: "github-token" },
    ]);
    expect(JSON.stringify(found)).not.toContain(TOKEN.slice(4));
  });

  test("says a kind once a line", () => {
    expect(findSecrets(`${TOKEN} ${TOKEN}\n`)).toEqual([{ line: 1, kind: "github-token" }]);
  });

  test("finds nothing in what only talks about secrets", () => {
    expect(findSecrets("-----BEGIN PRIVATE KEY----- begins a key; bearer of news\n")).toEqual([]);
  });
});
