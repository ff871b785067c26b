import { describe, expect, test } from "vitest";
import { type DeskWorld, openDeskWorld, PROJECT, REVIEW } from "../testing/desk-world.ts";

const finding = {
  id: "S1",
  severity: "high",
  claim: "archive() runs whatever a name says.",
  why: "A name comes from a form.",
  trust: "codebase",
  citations: [{ path: "src/orders.js", lines: [13, 13], quote: "exec(name)", status: "verified" }],
};

/** A finished run over a project, whose report has a finding. */
async function reviewed({ engine }: DeskWorld, project = PROJECT): Promise<string> {
  const input = { markdown: "# Report", findings: [finding] };
  const request = { flow: REVIEW, input, band: "small", fast: false, project, by: "ann" } as const;
  const { run } = await engine.start(request);
  await engine.stopped(run);
  return run;
}

describe("an issue from a finding", () => {
  test("says what the finding says, but for what the person says, and keeps where it comes from", async () => {
    const world = await openDeskWorld();
    const run = await reviewed(world);
    const from = { run, finding: "S1" };
    await world.do({ do: "create", input: { from } });
    await world.do({ do: "create", input: { from, title: "Mend archive()", type: null } });
    const board = await world.board();
    expect(board.item(1)).toMatchObject({ title: finding.claim, type: "bug" });
    expect(board.item(2)).toMatchObject({ title: "Mend archive()", type: null });
    const [created] = await world.journal.read("issue/orders-1a2b3c/2");
    expect(created?.data).toMatchObject({
      description: expect.stringContaining("`src/orders.js:13` (checked: it says that)"),
      origin: { run, finding: "S1", citations: finding.citations },
    });
  });

  test("is refused for a run that there is not, one of another project, and a finding that it has not", async () => {
    const world = await openDeskWorld();
    const run = await reviewed(world);
    const foreign = await reviewed(world, { id: "other-1", path: "/src/other" });
    const from = (of: string, id: string) =>
      world.do({ do: "create", input: { from: { run: of, finding: id } } });
    await expect(from("nothing", "S1")).rejects.toMatchObject({ code: "run.unknown" });
    await expect(from(foreign, "S1")).rejects.toMatchObject({
      code: "issue.invalid",
      hint: "Make the issue there: --project /src/other",
    });
    await expect(from(run, "S2")).rejects.toMatchObject({
      code: "issue.invalid",
      hint: "It has S1.",
    });
    expect((await world.board()).numbers).toEqual([]);
  });
});
