import { openMemoryJournal } from "@wheelhouse/journal";
import type { AttemptSpec, ConversationEvent, TurnEnd } from "@wheelhouse/agents";
import { type Finding, type PlanInput, RUN_PROJECTIONS, type RunEventType } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { createWorld, START } from "../simulation/create-world.ts";
import { done } from "../simulation/in-process-agents.ts";
import { eventsOf } from "../simulation/until.ts";

const base = {
  kind: "agent",
  access: "read",
  persona: { id: "p", text: "You are p." },
  prompt: "Do it.",
} as const;
const COUNT = {
  schema: { type: "object", properties: { count: { type: "integer" } }, required: ["count"] },
};
const LIST = {
  schema: {
    type: "object",
    properties: { findings: { type: "array", items: { type: "object" } } },
    required: ["findings"],
  },
};
const finding: Omit<Finding, "id"> = {
  severity: "low",
  claim: "c",
  why: "w",
  citations: [],
  trust: "codebase",
};
const recorded = (id: string): ConversationEvent => ({
  type: "finding.recorded",
  data: { finding: { ...finding, id: `a:${id}`, step: "a" } },
});

type Play = (spec: AttemptSpec, emit: (event: ConversationEvent) => void) => TurnEnd;

/** Runs a plan to its end with agents whose turns end as `play` says. */
async function run(steps: PlanInput["steps"], play: Play) {
  const specs: AttemptSpec[] = [];
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  const world = createWorld({
    journal,
    plan: { version: 1, flow: "test", steps },
    play: (spec, _prompt, _signal, emit) => {
      specs.push(spec);
      return Promise.resolve(play(spec, emit));
    },
  });
  const engine = await world.boot();
  const started = await engine.start(START);
  await engine.stopped(started.run);
  const events = await eventsOf(journal, started.run);
  const dataOf = (type: RunEventType) =>
    events.filter((event) => event.type === type).map(({ data }) => data);
  return { specs, prompts: world.agents.prompts, events, dataOf };
}
const turn = (more: Partial<Extract<TurnEnd, { end: "done" }>>, text = "Done."): TurnEnd => ({
  end: "done",
  text,
  usage: undefined,
  toolCalls: 1,
  ...more,
});

describe("what an agent hands in by its tools", () => {
  test("counts before its last message", async () => {
    const said = '```json\n{"count": 1}\n```';
    const { dataOf, prompts } = await run([{ ...base, id: "a", output: COUNT }], () =>
      turn({ submitted: { count: 2 } }, said),
    );
    expect(dataOf("attempt.completed")).toMatchObject([{ output: { count: 2 } }]);
    expect(prompts).toHaveLength(1);
  });

  test("is Markdown where the step's output is", async () => {
    const { dataOf } = await run([{ ...base, id: "a" }], () => turn({ submitted: "# Report\n" }));
    expect(dataOf("attempt.completed")).toMatchObject([{ output: "# Report" }]);
  });

  test("is held against the step's own rules, and asked for again in the same session", async () => {
    let turns = 0;
    const { dataOf, prompts } = await run([{ ...base, id: "a", output: COUNT }], () =>
      turn({ submitted: { count: ++turns === 1 ? "one" : 1 } }),
    );
    expect(prompts[1]?.text).toContain("at count");
    expect(dataOf("attempt.started")).toHaveLength(1);
    expect(dataOf("attempt.completed")).toMatchObject([{ output: { count: 1 } }]);
  });

  test("that never fits gives way to a last message that does", async () => {
    const { dataOf, prompts } = await run([{ ...base, id: "a", output: COUNT }], () =>
      turn({ submitted: [] }, '{"count": 3}'),
    );
    expect(dataOf("attempt.completed")).toMatchObject([{ output: { count: 3 } }]);
    expect(prompts).toHaveLength(1);
  });

  test("is asked for three times, and then the attempt has failed", async () => {
    const { dataOf, prompts } = await run([{ ...base, id: "a", output: COUNT }], () => turn({}));
    expect(prompts).toHaveLength(3);
    expect(dataOf("attempt.failed")).toMatchObject([{ class: "output" }]);
  });

  test("as proof is kept as a claim before the attempt ends, and stands in for nothing", async () => {
    const { events, dataOf } = await run([{ ...base, id: "a" }], () =>
      turn({ proof: "npm test: 3 passed" }, ""),
    );
    expect(dataOf("artifact.recorded")).toEqual([
      { name: "proof", kind: "claim", value: "npm test: 3 passed" },
    ]);
    const types = events.map(({ type }) => type);
    expect(types.indexOf("artifact.recorded")).toBeLessThan(types.indexOf("attempt.failed"));
    expect(dataOf("attempt.failed")).toMatchObject([{ class: "empty" }]);
  });
});

describe("a wish to send work back by the tool", () => {
  const steps: PlanInput["steps"] = [
    { ...base, id: "a" },
    { ...base, id: "b", after: ["a"], output: COUNT, sendBackTo: ["a"] },
  ];

  test("needs no output, and is not asked for one", async () => {
    let asked = 0;
    const { dataOf, prompts } = await run(steps, ({ step }) => {
      if (step === "a") return done("x");
      return asked++ === 0
        ? turn({ sendBack: { to: "a", reason: "It lacks tests." } })
        : turn({ submitted: { count: 1 } });
    });
    expect(dataOf("step.sentBack")).toMatchObject([{ to: "a", reason: "It lacks tests." }]);
    expect(dataOf("run.completed")).toHaveLength(1);
    expect(prompts.map(({ marker }) => marker.split("/")[1])).toEqual([
      "a#1.1",
      "b#1.1",
      "a#2.1",
      "b#2.1",
    ]);
  });

  test("to a step that the plan does not name is none", async () => {
    const { dataOf } = await run(steps, ({ step }) =>
      step === "a" ? done("x") : turn({ sendBack: { to: "b", reason: "r" } }),
    );
    expect(dataOf("step.sentBack")).toEqual([]);
    expect(dataOf("attempt.failed")).toMatchObject([{ class: "output" }]);
  });

  test.each([
    ["is added to the verdict", { verdict: "accept", findings: ["small"] }, "accept", ["small"]],
    ["stands for one that cannot be read", undefined, "reject", ["The ground is wrong."]],
  ])("by a critic %s", async (_how, submitted, verdict, findings) => {
    let judged = 0;
    const critic = { persona: { id: "c", text: "You judge." }, rubric: "It is true." };
    const sendBack = { to: "a", reason: "The ground is wrong." };
    const { dataOf } = await run(
      [
        { ...base, id: "a" },
        { ...base, id: "b", after: ["a"], critic, sendBackTo: ["a"] },
      ],
      ({ role }) => {
        if (role === "author") return done(`work ${judged}`);
        if (judged++ > 0) return turn({ submitted: { verdict: "accept" } });
        return turn(submitted ? { submitted, sendBack } : { sendBack });
      },
    );
    expect(dataOf("critic.judged")[0]).toEqual({ verdict, findings, sendBack, round: 1 });
    expect(dataOf("step.sentBack")).toMatchObject([sendBack]);
    expect(dataOf("run.completed")).toHaveLength(1);
  });
});

describe("findings that were recorded on the way", () => {
  test("do not count beside those of the output", async () => {
    const { dataOf } = await run([{ ...base, id: "a", output: LIST }], (_spec, emit) => {
      emit(recorded("S1"));
      emit(recorded("S2"));
      return turn({ submitted: { findings: [{ id: "S1" }] } });
    });
    expect(dataOf("finding.recorded")).toHaveLength(2);
    expect(dataOf("attempt.completed")).toMatchObject([{ output: { findings: [{ id: "S1" }] } }]);
  });

  test("are the output when nothing else can be read", async () => {
    let turns = 0;
    const { dataOf, prompts } = await run([{ ...base, id: "a", output: LIST }], (_spec, emit) => {
      if (turns++ === 0) emit(recorded("S1"));
      return turn({});
    });
    expect(prompts).toHaveLength(3);
    expect(dataOf("attempt.completed")).toMatchObject([
      { output: { findings: [{ ...finding, id: "S1" }] } },
    ]);
  });

  test("are no output of a step that wants another one", async () => {
    const { dataOf } = await run([{ ...base, id: "a", output: COUNT }], (_spec, emit) => {
      emit(recorded("S1"));
      return turn({});
    });
    expect(dataOf("attempt.failed")).toMatchObject([{ class: "output" }]);
  });
});

describe("the tools that an attempt is given", () => {
  test("are by its role: an author may ask and hands in what its step declares, a critic its verdict", async () => {
    const critic = { persona: { id: "c", text: "You judge." }, rubric: "It is true." };
    const { specs } = await run(
      [
        { ...base, id: "a" },
        { ...base, id: "b", after: ["a"], output: COUNT, critic, sendBackTo: ["a"] },
      ],
      ({ role, step }) => {
        if (role === "critic") return turn({ submitted: { verdict: "accept" } });
        return step === "a" ? done("x") : turn({ submitted: { count: 1 } });
      },
    );
    expect(specs.map(({ role, tools }) => ({ role, ...tools }))).toMatchObject([
      { role: "author", schema: undefined, sendBackTo: [], mayAsk: true },
      { role: "author", schema: COUNT.schema, sendBackTo: ["a"], mayAsk: true },
      {
        role: "critic",
        schema: { properties: { verdict: { enum: ["accept", "reject", "cannot-verify"] } } },
        sendBackTo: ["a"],
        mayAsk: false,
      },
    ]);
  });

  test("are named in the prompt, beside the way without them", async () => {
    const { prompts } = await run(
      [
        { ...base, id: "a" },
        { ...base, id: "b", after: ["a"], output: COUNT, sendBackTo: ["a"] },
      ],
      ({ step }) => (step === "a" ? done("x") : done('{"count": 1}')),
    );
    expect(prompts[0]?.text).toMatch(/`submit`[^]*Without these tools, your last message/);
    expect(prompts[0]?.text).not.toContain("send_back");
    expect(prompts[1]?.text).toMatch(/`send_back`[^]*Without these tools, the fenced block/);
  });
});
