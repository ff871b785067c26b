import { treeOf } from "@wheelhouse/sandbox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSuiteGround, type SuiteGround } from "../suite/suite-ground.ts";
import { openScripted } from "./open-scripted.ts";

/** What a check came to that says nothing. */
const OUTCOME = {
  command: ["npm", "test"],
  ok: false,
  exit: 1,
  timedOut: false,
  durationMs: 5,
  output: "",
};

describe("the session tools of a scripted agent", () => {
  let ground: SuiteGround;
  beforeEach(() => {
    ground = createSuiteGround();
  });
  afterEach(() => ground.remove());

  test("are called as any other agent calls them", async () => {
    const ran: string[] = [];
    const tools = {
      sendBackTo: [],
      mayAsk: true,
      answered: [{ text: "Which one?", answer: "The red one" }],
      checks: ["tests"],
      runCheck: (name: string) => {
        ran.push(name);
        return Promise.resolve({ ...OUTCOME, ok: false, exit: 1, output: "1 failed" });
      },
    };
    const { session, heard } = await openScripted(
      ground,
      [
        "use: { tool: check, with: { name: tests } }",
        "use: { tool: ask, with: { text: 'Which  one?' } }",
        "use: { tool: record_artifact, with: { name: notes, kind: claim, value: 'by {{ step }}' } }",
        "use: { tool: deploy }",
        "use: { tool: submit, with: { output: 'All of it.' } }",
      ],
      { tools },
    );
    const end = await session.prompt("Go.", { step: "work" });
    await session.close("done");
    expect(end).toMatchObject({ end: "done", submitted: "All of it." });
    expect(ran).toEqual(["tests"]);
    const of = (type: string) =>
      heard.events.filter((event) => event.type === type).map(({ data }) => data);
    expect(of("artifact.recorded")).toEqual([
      {
        name: "check:tests",
        kind: "evidence",
        value: "$ npm test\nfailed (exit 1, 5 ms)\n\n1 failed",
      },
      { name: "notes", kind: "claim", value: "by work" },
    ]);
    expect(of("agent.tool.updated")).toMatchObject([
      { status: "completed", output: expect.stringContaining("1 failed") },
      { status: "completed", output: expect.stringContaining("The red one") },
      { status: "completed" },
      { status: "failed", output: expect.stringContaining("There is no tool") },
      { status: "completed" },
    ]);
  });

  test("that it was not given are not there", async () => {
    const { session, heard } = await openScripted(ground, ["use: { tool: submit }"]);
    expect(await session.prompt("Go.")).toMatchObject({ end: "done" });
    await session.close("done");
    const updated = heard.events.find(({ type }) => type === "agent.tool.updated");
    expect(updated?.data).toMatchObject({ status: "failed" });
  });

  test("end before the processes of the attempt do, so that a check which ends with them is none that failed", async () => {
    const begun = Promise.withResolvers<void>();
    let marker = "";
    let alive = 0;
    const tools = {
      sendBackTo: [],
      mayAsk: false,
      checks: ["tests"],
      async runCheck(_: string, signal: AbortSignal) {
        begun.resolve();
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        alive = treeOf({ marker }).length;
        return { ...OUTCOME, exit: null };
      },
    };
    const opened = await openScripted(ground, ["use: { tool: check, with: { name: tests } }"], {
      tools,
    });
    ({ marker } = opened);
    const end = opened.session.prompt("Go.");
    await begun.promise;
    await opened.session.close("enough");
    await end;
    expect(alive).toBeGreaterThan(0);
    expect(opened.heard.events.some(({ type }) => type === "artifact.recorded")).toBe(false);
    expect(treeOf({ marker })).toEqual([]);
  });
});
