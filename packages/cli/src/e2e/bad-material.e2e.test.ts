import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

/** A small repository with documents that are of no use, and one that is. */
function withDocuments(): string {
  const cwd = smallRepository();
  mkdirSync(join(cwd, "docs"));
  writeFileSync(join(cwd, "docs/plan.md"), "# Plan\n\nArchive old orders.\n");
  writeFileSync(join(cwd, "docs/empty.md"), "\n");
  writeFileSync(join(cwd, "docs/plan.pdf"), Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]));
  return cwd;
}

/** Text without the places where lines break. */
const flat = (text: string): string => text.replaceAll(/\s+/g, " ");

describe("material that is of no use", () => {
  test("is refused before a run begins, with the nearest path, and nothing is written", async () => {
    const terminal = openTerminal({ cwd: withDocuments() });
    const refusals: readonly (readonly [string, string, RegExp])[] = [
      ["plan-work-items", "docs/pln.md", /no file docs\/pln\.md.* Did you mean docs\/plan\.md/],
      ["iterative-plan-review", "docs/plan.pdf", /docs\/plan\.pdf is no text that can be read/],
      ["plan-implementation", "docs/empty.md", /docs\/empty\.md is empty/],
      [
        "gap-analysis",
        "what is missing?",
        /Write both sides after the flow: "what is -> what should be"/,
      ],
      ["architectural-analysis", "src/order.js", /Did you mean src\/orders\.js\?/],
    ];
    for (const [flow, focus, text] of refusals) {
      const ended = await terminal.call("run", flow, focus, "--agent", "scout");
      expect(flat(ended.stderr)).toMatch(text);
      expect(ended.code).toBe(2);
    }
    expect(JSON.parse((await terminal.call("ls", "--json")).stdout)).toEqual([]);
  });

  test("is refused by the server in the same words", async () => {
    const { call } = await serve(openTerminal({ cwd: withDocuments() }));
    const [project] = API.projects.reply.parse(await (await call("/api/projects")).json());
    const reply = await call("/api/runs", {
      project_id: project?.id,
      flow_name: "plan-work-items",
      band: "small",
      agent: "scout",
      input: { question: "docs/pln.md" },
    });
    expect(reply.status).toBe(422);
    expect(await reply.text()).toContain("Did you mean docs/plan.md");
    const runs = await (await call("/api/runs")).json();
    expect(API.runs.reply.parse(runs)).toEqual([]);
  });
});
