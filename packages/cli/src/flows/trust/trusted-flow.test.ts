import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { trustedFlow } from "./trusted-flow.ts";

const FLOW = `title: Hello
answers: What is here?
steps:
  - { id: look, persona: test-engineer, prompt: Look. }
`;

function projectWith(text: string) {
  const project = mkdtempSync(join(tmpdir(), "wheelhouse-trust-"));
  const home = join(project, "home");
  const file = join(project, ".wheelhouse/flows/hello.yaml");
  mkdirSync(join(project, ".wheelhouse/flows"), { recursive: true });
  writeFileSync(file, text);
  const asked = async (typed: string | undefined) => {
    const isTTY = typed !== undefined;
    const stdin = Object.assign(new PassThrough(), { isTTY });
    const stderr = Object.assign(new PassThrough(), { isTTY });
    stdin.write(typed ?? "");
    const found = trustedFlow({ home, io: { stdin, stderr }, columns: 100 }, "hello", project);
    const outcome = await found.then(
      ({ name }) => name,
      (error: unknown) => String(error),
    );
    return { outcome, shown: String(stderr.read() ?? "") };
  };
  return { asked, file };
}

describe("a project's flow that a person starts in a terminal", () => {
  test("is shown and asked about once, and again when it has changed", async () => {
    const { asked, file } = projectWith(FLOW);
    const first = await asked("y\n");
    expect(first.outcome).toBe("hello");
    expect(first.shown).toContain("its agents only read");
    expect(first.shown).toMatch(/look +test-engineer, read/);
    expect(await asked("")).toEqual({ outcome: "hello", shown: "" });
    writeFileSync(file, `${FLOW}  - { id: more, persona: test-engineer, prompt: More. }\n`);
    expect((await asked("y\n")).shown).toContain("more");
  });

  test("is not started on any other answer, nor where nobody can be asked", async () => {
    const { asked } = projectWith(FLOW);
    expect((await asked("\n")).outcome).toContain("was not trusted");
    expect(await asked(undefined)).toEqual({
      outcome: expect.stringContaining("nobody here has trusted it"),
      shown: "",
    });
  });

  test("is not asked about when it is broken: what is wrong is told", async () => {
    const { asked } = projectWith(FLOW.replace("test-engineer", "tester"));
    expect(await asked("y\n")).toEqual({
      outcome: expect.stringContaining('there is no persona "tester"'),
      shown: "",
    });
  });
});
