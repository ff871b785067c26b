import { cpSync, globSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

const EXAMPLES = join(import.meta.dirname, "../../../../examples");
const LIMIT = 120_000;

const runSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  report: z.string(),
  findings: z.array(z.looseObject({ claim: z.string() })),
  steps: z.array(
    z.looseObject({
      id: z.string(),
      status: z.string(),
      attempts: z.array(z.unknown()).optional(),
    }),
  ),
});
type Run = z.infer<typeof runSchema>;

/** A repository with one example as its own flow, trusted. */
async function withExample(file: string): Promise<{ terminal: Terminal; flow: string }> {
  const cwd = smallRepository();
  mkdirSync(join(cwd, ".wheelhouse/flows"), { recursive: true });
  cpSync(join(EXAMPLES, file), join(cwd, ".wheelhouse/flows", file));
  const flow = basename(file)
    .replace(/^\d+-/, "")
    .replace(/\.\w+$/, "");
  const terminal = openTerminal({ cwd });
  expect(await terminal.call("flows", "trust", flow)).toMatchObject({ code: 0, stderr: "" });
  return { terminal, flow };
}

const agentOf = (file: string, agent: string): string[] =>
  agent === "scout"
    ? ["--agent", "scout"]
    : [
        "--agent",
        "scripted",
        "--model",
        join(EXAMPLES, "transcripts", file.replace(/\.\w+$/, ".yaml")),
      ];

async function run(file: string, agent: "scout" | "scripted", ...words: string[]): Promise<Run> {
  const { terminal, flow } = await withExample(file);
  const ended = await terminal.call("run", flow, ...words, ...agentOf(file, agent), "--json");
  expect(ended).toMatchObject({ code: 0 });
  return runSchema.parse(JSON.parse(ended.stdout));
}

const statusOf = ({ steps }: Run, id: string) => steps.find((step) => step.id === id)?.status;

describe("the example flows", { timeout: LIMIT }, () => {
  test("01: one agent hands in findings, without a model", async () => {
    const { status, findings, report } = await run("01-hello.yaml", "scout");
    expect(status).toBe("completed");
    expect(findings.map(({ claim }) => claim).join()).toMatch(/exec|command/i);
    expect(report).toContain("src/orders.js");
  });

  test("02: what two found is folded, and the one that failed is a gap", async () => {
    const result = await run("02-parallel-and-fold.yaml", "scripted", "the", "discount");
    expect(statusOf(result, "operations")).toBe("failed");
    expect(statusOf(result, "fold")).toBe("completed");
    expect(result.report).toBe("First test the discount (T1).");
  });

  test("03: a page that the critic rejects is written again", async () => {
    const result = await run("03-critic.yaml", "scripted");
    expect(result.report).toContain("Begin in src/orders.js.");
  });

  test("04: each item of a list gets an agent of its own", async () => {
    const result = await run("04-map.yaml", "scripted");
    const children = result.steps.filter(({ id }) => id.startsWith("each/"));
    expect(children.map(({ id, status }) => [id, status])).toEqual([
      ["each/orders", "completed"],
      ["each/docs", "completed"],
    ]);
    expect(result.report).toContain("Two parts");
  });

  test("05: a person has the proposal made again, and then says yes", async () => {
    const file = "05-request.yaml";
    const { terminal, flow } = await withExample(file);
    const agent = agentOf(file, "scripted");
    const running = terminal.start("run", flow, "Round", "sums", "--detach", "--json", ...agent);
    const { id } = z
      .looseObject({ id: z.string() })
      .parse(JSON.parse((await running.ended).stdout));
    const answered = (...words: string[]) =>
      expect
        .poll(async () => (await terminal.call("answer", id, ...words)).code, { timeout: 60_000 })
        .toBe(0);
    await answered("again", "--text", "Smaller, please");
    await answered("yes");
    const shown = async () =>
      runSchema.parse(JSON.parse((await terminal.call("show", id, "--json")).stdout));
    await expect.poll(async () => (await shown()).status, { timeout: 60_000 }).toBe("completed");
    expect((await shown()).report).toContain("1. Change the function.");
  });

  test("06: a script decides who is asked", async () => {
    const result = await run("06-typescript.ts", "scripted", "--input", "care=speed");
    expect(result.steps.map(({ id }) => id)).toEqual([
      "snapshot",
      "data-engineer",
      "concurrency-analyst",
      "fold",
      "sum",
    ]);
    expect(result.report).toContain("Nothing needs to be done first.");
  });

  test("07: on the spine a few angles make a whole review, without a model", async () => {
    const result = await run("07-spine.yaml", "scout");
    expect(statusOf(result, "angle.adversarial-security-analyst")).toBe("completed");
    expect(statusOf(result, "render")).toBe("completed");
    expect(result.report).toContain("## Receipt");
    expect(result.findings.map(({ claim }) => claim).join()).toMatch(/exec|command/i);
  });

  test("are all right, numbered without a gap, and each is run by a test here", async () => {
    const files = globSync("[0-9]*.{yaml,ts}", { cwd: EXAMPLES }).toSorted();
    expect(files.map((file) => Number(file.slice(0, 2)))).toEqual(
      files.map((_, index) => index + 1),
    );
    const paths = files.map((file) => join(EXAMPLES, file));
    const checked = await openTerminal({ cwd: smallRepository() }).call("flows", "check", ...paths);
    expect(checked).toMatchObject({ code: 0, stderr: "" });
  });
});
