import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  ANALYSES,
  findingsOutputSchema,
  synthesisOutputSchema,
  validationOutputSchema,
  type Brief,
  type Finding,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { analyse } from "./analyse.ts";
import { REGISTRY } from "./analyses/registry.ts";
import type { Progress } from "./progress.ts";
import { temporaryTree } from "./temporary-tree.ts";
import { Cancelled } from "./tree/pacer.ts";

const FILES = {
  "src/run.ts": `import { execSync } from "node:child_process";\nimport { a } from "./a.ts";\nexport function run(branch: string) {\n  a();\n  return execSync(\`git log \${branch}\`);\n}\n`,
  "src/a.ts": `import { B } from "./b.ts";\nexport const a = () => new B();\n`,
  "src/b.ts": `import { a } from "./a.ts";\nexport class B { again() { return a(); } }\n`,
  "src/old.ts": `// FIXME: leaks a handle\nexport const old = 1;\n`,
  "src/db.py": `def find(cur, name):\n    cur.execute(f"SELECT id FROM users WHERE name = '{name}'")\n`,
};

async function find(root: string, brief: Partial<Brief> = {}) {
  const done = await analyse(root, { role: "find", ...brief });
  if (done.role !== "find") throw new Error("not a find");
  return done;
}

async function verdicts(
  root: string,
  findings: readonly Finding[],
): Promise<Record<string, string>> {
  const done = await analyse(root, { role: "validate", findings: [...findings] });
  if (done.role !== "validate") throw new Error("not a validation");
  expect(validationOutputSchema.parse(done.output)).toEqual(done.output);
  return Object.fromEntries(done.output.verdicts.map((one) => [one.finding, one.verdict]));
}

describe("analyse", () => {
  test("hands in valid findings whose every quote stands at its line", async () => {
    await using tree = await temporaryTree(FILES);
    const { output, markdown } = await find(tree.root, { prefix: "R" });
    expect(findingsOutputSchema.parse(output)).toEqual(output);
    expect(output.findings.map((one) => `${one.id} ${one.severity} ${one.topic}`)).toEqual([
      "R1 high security",
      "R2 medium security",
      "R3 low import-cycle",
      "R4 info stale-todo",
    ]);
    for (const { path, lines, quote } of output.findings.flatMap((one) => one.citations)) {
      const text = (await readFile(join(tree.root, path), "utf8")).split("\n");
      expect(text[lines[0] - 1]).toContain(quote);
    }
    expect(markdown).toContain("**R1 · high**");
    expect(output.notRun.join()).toContain("churn: no facts file was given");
  });

  test("the same tree gives the same output", async () => {
    await using tree = await temporaryTree(FILES);
    expect((await find(tree.root)).output).toEqual((await find(tree.root)).output);
  });

  test("only the analyses that the brief names run; none for an empty list", async () => {
    await using tree = await temporaryTree(FILES);
    const { output } = await find(tree.root, { analyses: ["cycles"] });
    expect(output.findings.map((one) => one.topic)).toEqual(["import-cycle"]);
    const none = await find(tree.root, { analyses: [] });
    expect(none.output).toMatchObject({ findings: [], clean: [] });
    expect(none.output.notRun).toEqual([expect.stringContaining("Needs a model")]);
    expect(none.output.summary).toContain("nothing was looked at");
  });

  test("a change narrows it to what it touches, and says what is elsewhere", async () => {
    await using tree = await temporaryTree(FILES);
    const { output } = await find(tree.root, {
      changed: [{ path: "src/db.py", ranges: [[1, 2]] }],
    });
    expect(output.findings.map((one) => one.citations[0]?.path)).toEqual(["src/db.py"]);
    expect(output.clean).toContain("cycles: nothing in the change (1 finding elsewhere)");
  });

  test("a clean tree is said to be clean", async () => {
    await using tree = await temporaryTree({ "a.ts": "export const a = 1;\n" });
    const { output } = await find(tree.root, { analyses: ["danger", "cycles"] });
    expect(output.findings).toEqual([]);
    expect(output.summary).toMatch(/^Nothing worth acting on/);
    expect(output.clean).toHaveLength(3);
  });

  test("facts give churn and ages; a broken facts file is a reason, not a failure", async () => {
    await using tree = await temporaryTree(FILES);
    const facts = join(tree.root, "facts.json");
    const todos = [{ path: "src/old.ts", line: 1, text: "FIXME: leaks a handle", ageDays: 700 }];
    await writeFile(
      facts,
      JSON.stringify({ version: 1, churn: [], todos, scope: [], missing: [] }),
    );
    expect(
      (await find(tree.root, { facts, analyses: ["todos"] })).output.findings[0]?.claim,
    ).toContain("700 days");
    await writeFile(facts, "{");
    expect((await find(tree.root, { facts, analyses: ["churn"] })).output.notRun[0]).toMatch(
      /churn: the facts file cannot be read/,
    );
  });

  test("validation confirms what still holds and refutes what does not", async () => {
    await using tree = await temporaryTree(FILES);
    const { findings } = (await find(tree.root)).output;
    expect(await verdicts(tree.root, findings)).toEqual({
      S1: "confirmed",
      S2: "confirmed",
      S3: "confirmed",
      S4: "confirmed",
    });

    await writeFile(
      join(tree.root, "src/a.ts"),
      `import { B } from "./b.ts";\n\nexport const a = () => new B();\n`,
    );
    await writeFile(
      join(tree.root, "src/b.ts"),
      'export class B {}\n// import { a } from "./a.ts";\n',
    );
    await writeFile(join(tree.root, "src/run.ts"), `\n\n${FILES["src/run.ts"]}`);
    await rm(join(tree.root, "src/db.py"));
    const foreign: Finding = {
      id: "X1",
      severity: "high",
      claim: "The retry hides the error.",
      why: "",
      citations: [{ path: "src/old.ts", lines: [2, 2], quote: "export const old = 1;" }],
      trust: "codebase",
    };
    expect(await verdicts(tree.root, [...findings, foreign])).toEqual({
      S1: "partially-refuted",
      S2: "refuted",
      S3: "refuted",
      S4: "confirmed",
      X1: "cannot-verify",
    });
  });

  test("validation confirms descriptions by their lines, whatever the scope was", async () => {
    await using tree = await temporaryTree(FILES);
    const { findings } = (await find(tree.root, { analyses: ["map"], scope: ["src"] })).output;
    expect(findings.map((one) => one.topic)).toEqual(["core"]);
    expect(await verdicts(tree.root, findings)).toEqual({ S1: "confirmed" });
    await writeFile(join(tree.root, "src/a.ts"), "export const other = 1;\n");
    expect(await verdicts(tree.root, findings)).not.toEqual({ S1: "confirmed" });
  });

  test("validation tells of items that rest on findings that nobody handed in", async () => {
    await using tree = await temporaryTree(FILES);
    const { findings } = (await find(tree.root)).output;
    const item = { id: "W-1", section: "items", title: "Mend it", findings: ["S1", "S99"] };
    const document = { summary: "", sections: [], items: [item] };
    const done = await analyse(tree.root, { role: "validate", findings, document });
    if (done.role !== "validate") throw new Error("not a validation");
    expect(done.output.risks).toContain("the item W-1 rests on S99, which was not handed in");
  });

  test("synthesis ranks, groups and admits that no model took part", async () => {
    await using tree = await temporaryTree(FILES);
    const { findings } = (await find(tree.root)).output;
    const done = await analyse(tree.root, { role: "synthesise", findings: findings.toReversed() });
    if (done.role !== "synthesise") throw new Error("not a synthesis");
    expect(synthesisOutputSchema.parse(done.output)).toEqual(done.output);
    expect(done.output.summary).toMatch(
      /^Composed without a model.*4 findings: 1 high, 1 medium, 1 low, 1 info\..*The most severe is S1: /,
    );
    expect(done.output.recommendations.map((one) => one.findings)).toEqual([
      ["S1"],
      ["S2"],
      ["S3"],
      ["S4"],
    ]);
    expect(done.output.good.join()).toContain("god files");
  });

  test("tells what it does, and stops when it is cancelled", async () => {
    await using tree = await temporaryTree(FILES);
    const seen: Progress[] = [];
    await analyse(tree.root, { role: "find" }, { onProgress: (one) => seen.push(one) });
    expect(seen.filter((one) => one.type === "tool.started").map((one) => one.id)).toEqual([
      "read-tree",
      ...ANALYSES.filter((one) => !REGISTRY[one].describes).map((one) => `search-${one}`),
    ]);
    await expect(
      analyse(tree.root, { role: "find" }, { signal: AbortSignal.abort() }),
    ).rejects.toBeInstanceOf(Cancelled);
  });

  test("a tree that is not there is an error", async () => {
    await expect(analyse("/nowhere/at/all", { role: "find" })).rejects.toThrow(/ENOENT/);
  });
});
