import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runObjectSchema, sinceSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

const QUOTE = "return execSync(`tar czf archive.tgz ${name}`);";

interface Said {
  readonly claim: string;
  readonly quote: string;
}

/** A review in which one angle says some things, and all others look and find nothing. */
function transcript(findings: readonly Said[]): string {
  const list = findings.map(({ claim, quote }, index) => ({
    id: `T${index + 1}`,
    severity: "high",
    claim,
    why: "It matters.",
    citations: [{ path: "src/orders.js", lines: [1, 1], quote }],
  }));
  return `version: 1
turns:
  - step: angle.test-engineer
    output: { findings: ${JSON.stringify(list)}, clean: [The rest.], summary: Looked. }
  - step: angle.*
    output: { findings: [], clean: [All of it.], summary: Nothing. }
  - { step: synth, output: { summary: Written up. } }
`;
}

describe("the run before", () => {
  test("is found by flow and project, and what it said is new, gone or still there", async () => {
    const cwd = smallRepository();
    const terminal = openTerminal({ cwd });
    const review = async (name: string, findings: readonly Said[]) => {
      const said = join(dirname(cwd), name);
      writeFileSync(said, transcript(findings));
      const args = ["--agent", "scripted", "--model", said, "--json"];
      const { stdout, stderr } = await terminal.call("run", "code-review", ...args);
      expect(stderr).not.toContain("✗");
      return runObjectSchema.parse(JSON.parse(stdout));
    };
    const shell = { claim: "A file name is part of a shell command.", quote: QUOTE };
    const sum = { claim: "A free line is counted twice.", quote: "if (line.free) continue;" };
    const todo = { claim: "Refunds are not there.", quote: "// TODO: refunds" };
    const first = await review("first.yaml", [shell, todo, sum]);
    expect(first.receipt).not.toHaveProperty("since");

    // Lines move, and what was to be done is done.
    writeFileSync(
      join(cwd, "src/orders.js"),
      `// Orders.\n\nexport function archive(name) {\n  ${QUOTE}\n}\nif (line.free) continue;\n`,
    );
    const second = await review("second.yaml", [
      shell,
      { claim: "Nothing says what an order is.", quote: "// Orders." },
    ]);
    const since = sinceSchema.parse(second.receipt?.["since"]);
    expect(since).toMatchObject({
      run: first.id,
      notes: [],
      counts: { new: 1, still: 1, gone: 2, notLooked: 0 },
    });
    expect(since.gone.map(({ claim, why }) => `${claim} ${why}`)).toEqual([
      "Refunds are not there. The lines that it cites are no longer there.",
      "A free line is counted twice. Not found again, though the lines that it cites are still there.",
    ]);
    expect(second.findings.map(({ claim, since: state }) => [claim, state])).toEqual([
      [shell.claim, "still"],
      ["Nothing says what an order is.", "new"],
    ]);
    expect(second.report).toContain(
      `## Since the last run\n\nCompared with run \`${first.id}\` of `,
    );

    const elsewhere = openTerminal({ home: terminal.home, cwd: smallRepository() });
    const said = join(dirname(cwd), "second.yaml");
    const args = ["--agent", "scripted", "--model", said, "--json"];
    const other = await elsewhere.call("run", "code-review", ...args);
    expect(runObjectSchema.parse(JSON.parse(other.stdout)).receipt).not.toHaveProperty("since");
  });

  test("is one that was asked the same, where the question decides what is looked for", async () => {
    const terminal = openTerminal({ cwd: smallRepository() });
    const ask = async (...question: readonly string[]) => {
      const args = [...question, "--agent", "scout", "--json"];
      const { stdout } = await terminal.call("run", "investigate", ...args);
      const { id, receipt } = runObjectSchema.parse(JSON.parse(stdout));
      return { id, since: sinceSchema.safeParse(receipt?.["since"]).data?.run };
    };
    const first = await ask("Totals are sometimes negative");
    expect(first.since).toBeUndefined();
    const other = await ask("Archives are not made");
    expect(other.since).toBeUndefined();
    const again = await ask("Totals are  sometimes negative", "--fast");
    expect(again.since).toBe(first.id);
  });
});
