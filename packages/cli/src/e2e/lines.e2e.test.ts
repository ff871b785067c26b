import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

const planSchema = z.object({ flow: z.string(), band: z.string() }).loose();
const runSchema = z.object({ id: z.string(), flow: z.string(), band: z.string() }).loose();

function here() {
  const cwd = smallRepository();
  mkdirSync(join(cwd, "docs"));
  writeFileSync(join(cwd, "docs", "my plan.md"), "# Plan\n\n- Archive old orders.\n");
  return { cwd, terminal: openTerminal({ cwd }) };
}

describe("a line on the command line", () => {
  test("starts the run that it names, with and without the command, and in words of its own", async () => {
    const { terminal, cwd } = here();
    const line = `/investigate medium @${basename(cwd)} the cart is empty`;
    for (const words of [[line], ["run", line], line.split(" ")]) {
      const ended = await terminal.call(...words, "--agent", "scout", "--json");
      expect(ended.stderr).not.toContain("✗");
      expect(ended.code).toBe(0);
      const run = runSchema.parse(JSON.parse(ended.stdout));
      expect(run).toMatchObject({ flow: "investigate", band: "medium" });
      const { stdout } = await terminal.call("export", run.id);
      expect(stdout).toContain('"question":"the cart is empty"');
    }
  });

  test("gives inputs by name, quoted by the line or by the shell, and an option counts for more", async () => {
    const { terminal } = here();
    const one = await terminal.call("plan", '/plan-work-items plan="docs/my plan.md"', "--json");
    expect(planSchema.parse(JSON.parse(one.stdout))).toMatchObject({ flow: "plan-work-items" });
    const other = await terminal.call(
      "plan",
      "/plan-work-items",
      "large",
      "plan=docs/my plan.md",
      "--band",
      "medium",
      "--json",
    );
    expect(planSchema.parse(JSON.parse(other.stdout))).toMatchObject({ band: "medium" });
  });

  test("names the nearest of what there is not", async () => {
    const { terminal } = here();
    const flow = await terminal.call("/investgate the cart");
    expect(flow.code).toBe(2);
    expect(flow.stderr).toContain("Did you mean /investigate?");
    const question = await terminal.call("why is the cart empty?");
    expect(question.stderr).toContain('wheelhouse "/flow …"');
  });
});
