import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { projectWithPersonas, samplePersona } from "../testing/sample-personas.ts";
import { openTerminal } from "../testing/terminal.ts";

const project = projectWithPersonas({
  "api-reviewer.md": samplePersona("api-reviewer"),
  "risk-analyst.md": samplePersona("risk-analyst"),
  "typo.md": samplePersona("typo").replace("tier:", "tire:"),
});
const terminal = openTerminal({ cwd: project });
const rowsSchema = z.array(
  z.looseObject({ id: z.string(), status: z.string(), origin: z.string() }),
);

describe("wheelhouse personas", () => {
  test("lists all, whose they are, and what is wrong with a file", async () => {
    const { code, stdout } = await terminal.call("personas");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^structural-analyst +S… +standard +\d+ +built in$/m);
    expect(stdout).toMatch(/^api-reviewer +API-… +heavy +\d+ +project$/m);
    expect(stdout).toMatch(/^risk-analyst .* project, replaces the built-in one$/m);
    expect(stdout).toContain(
      '.wheelhouse/personas/typo.md, line 4: there is no field "tire".\n  Did you mean tier?',
    );
  });

  test("lists them as JSON, each with id, status and origin", async () => {
    const { code, stdout } = await terminal.call("personas", "--json");
    expect(code).toBe(0);
    const rows = rowsSchema.parse(JSON.parse(stdout));
    expect(rows).toHaveLength(25);
    expect(rows.find(({ id }) => id === "risk-analyst")).toMatchObject({
      status: "ready",
      origin: "project",
      overrides: true,
      path: ".wheelhouse/personas/risk-analyst.md",
    });
    expect(rows.find(({ id }) => id === "typo")).toMatchObject({
      status: "invalid",
      origin: "project",
      problems: [{ line: 4, field: "tire", hint: "Did you mean tier?" }],
    });
  });

  test("shows one: where it comes from, who asks it, and what it is told", async () => {
    const shown = await terminal.call("personas", "structural-analyst");
    expect(shown.stdout).toMatch(/Asked by +.*architectural-analysis from small/);
    expect(shown.stdout).toContain("You read a program as a map of borders");
    const own = await terminal.call("personas", "risk-analyst");
    expect(own.stdout.replaceAll(/\s+/g, " ")).toContain("in place of the built-in one");
    expect(own.stdout).toContain("You speak for the client.");
    const json = await terminal.call("personas", "api-reviewer", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      id: "api-reviewer",
      origin: "project",
      scale: [{ words: "Breaks a client", severity: "critical" }],
      blocks: { Boundaries: "No style." },
      flows: [],
    });
  });

  test.each([
    ["typo", 'line 4: there is no field "tire".', "Did you mean tier?"],
    ["gap-analyser", 'There is no persona "gap-analyser".', "Did you mean gap-analyzer?"],
  ])("refuses %s with the reason and the next step", async (id, reason, hint) => {
    const { code, stdout, stderr } = await terminal.call("personas", id);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).toContain(hint);
  });

  test("names a file that its reader has no right to read, and goes on", async () => {
    const shut = projectWithPersonas({ "shut.md": "", "open.md": samplePersona("open") });
    chmodSync(shut, 0o755);
    chmodSync(join(shut, ".wheelhouse", "personas", "shut.md"), 0);
    const stranger = openTerminal({ cwd: shut, asNobody: true });
    const { code, stdout } = await stranger.call("personas");
    expect(code).toBe(0);
    expect(stdout).toContain(".wheelhouse/personas/shut.md: you have no right to read it.");
    expect(stdout).toMatch(/^open +API-…/m);
  });
});
