import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

/** A server that stands in a small repository with documents. */
async function serveHere() {
  const cwd = smallRepository();
  mkdirSync(join(cwd, "docs"));
  writeFileSync(join(cwd, "docs", "plan.md"), "# Plan\n\nArchive old orders.\n");
  writeFileSync(join(cwd, "docs", "scan.pdf"), Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]));
  const { call } = await serve(openTerminal({ cwd }));
  const [project] = API.projects.reply.parse(await (await call("/api/projects")).json());
  const id = project?.id ?? "";
  return {
    id,
    call,
    plan: async (flow: string, input: Record<string, unknown>, band = "small") => {
      const body = { project_id: id, flow_name: flow, band, input };
      return API.plan.reply.parse(await (await call("/api/plan", body)).json());
    },
  };
}

describe("the preview of a run", () => {
  test("3.9: places what is wrong with an input at its name, with the nearest path", async () => {
    const { plan } = await serveHere();
    const missing = await plan("plan-work-items", {});
    expect(missing.problems).toMatchObject([{ code: "flow.input", input: "plan" }]);
    const mistyped = await plan("plan-work-items", { plan: "docs/pln.md" });
    expect(mistyped.problems).toMatchObject([
      { code: "flow.input", input: "plan", said: "docs/pln.md", near: ["docs/plan.md"] },
    ]);
    const picture = await plan("plan-work-items", { plan: "docs/scan.pdf" });
    expect(picture.problems[0]?.detail).toContain("no text");
    const right = await plan("plan-work-items", { plan: "docs/plan.md" });
    expect(right.problems).toEqual([]);
    expect(right.steps.length).toBeGreaterThan(3);
    const sides = await plan("gap-analysis", { question: "src -> docs/pln.md" });
    expect(sides.problems).toMatchObject([{ input: "desired", near: ["docs/plan.md"] }]);
    const wrong = await plan("code-review", { mode: "Z" });
    expect(wrong.problems).toMatchObject([{ code: "flow.input", input: "mode" }]);
  });

  test("3.9: warns of a path in the focus that leads nowhere, and of no other word", async () => {
    const { plan } = await serveHere();
    const { problems, warnings } = await plan("architectural-analysis", {
      question: "src/orders.js and docs/plam.md and/or Node.js, e.g. the client/server seam",
    });
    expect(problems).toEqual([]);
    expect(warnings.filter(({ code }) => code === "focus.nowhere")).toMatchObject([
      { input: "question", near: ["docs/plan.md"] },
    ]);
  });

  test("3.9: says what the start would be refused for beyond that, at its input", async () => {
    const { plan } = await serveHere();
    const nowhere = await plan("architectural-analysis", { question: "docs/plam.md" });
    expect(nowhere.problems).toMatchObject([
      { code: "flow.input", input: "question", said: "docs/plam.md", near: ["docs/plan.md"] },
    ]);
  });

  test("3.9: says what the scope reads as with auto, and why", async () => {
    const { plan } = await serveHere();
    const { band, band_why: why } = await plan("architectural-analysis", {}, "auto");
    expect(band).toBe("small");
    expect(why).toMatch(/\w/);
  });
});

describe("GET /api/projects/{id}/paths", () => {
  test("4.3: says what the beginning of a path may become, without what git ignores", async () => {
    const { call, id } = await serveHere();
    const paths = async (begun: string) =>
      API.projectPaths.reply.parse(
        await (await call(`/api/projects/${id}/paths?begun=${encodeURIComponent(begun)}`)).json(),
      );
    expect(await paths("docs/")).toEqual(["docs/plan.md", "docs/scan.pdf"]);
    expect(await paths("plan.")).toEqual(["docs/plan.md"]);
    expect(await paths("")).toContain("docs/");
    expect(await paths(".git/")).toEqual([]);
    expect(await paths("../")).toEqual([]);
    expect((await call("/api/projects/nowhere/paths")).status).toBe(404);
  });
});
