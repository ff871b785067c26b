import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectSettings } from "./project-settings.ts";

const names = (access: "read" | "write"): string[] =>
  projectSettings("/tree", access).map((path) => path.slice("/tree/".length));

describe("what an agent does not see of a working directory", () => {
  test("is what would start programs before its model has said a word, whatever its access", () => {
    for (const access of ["read", "write"] as const)
      expect(names(access)).toEqual(expect.arrayContaining([".claude", ".mcp.json", ".codex"]));
    expect(projectSettings("/tree", "write")).toContain(join("/tree", ".gemini"));
  });

  test("is for who judges also what a worker may have told it where no diff shows it", () => {
    expect(names("read")).toEqual(
      expect.arrayContaining([".env", "CLAUDE.local.md", "AGENTS.override.md"]),
    );
    expect(names("write")).not.toContain(".env");
  });
});
