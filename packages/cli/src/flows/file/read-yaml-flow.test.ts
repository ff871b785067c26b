import { describe, expect, test } from "vitest";
import { problemText } from "../flow-problem.ts";
import { surroundingsOf } from "../surroundings-of.ts";
import { readYamlFlow } from "./read-yaml-flow.ts";

const HEAD = "title: Hello\nanswers: What is here?\n";

async function read(text: string) {
  return readYamlFlow({ file: "hello.yaml", name: "hello", text }, surroundingsOf(undefined));
}

async function problemsOf(text: string): Promise<readonly string[]> {
  const found = await read(text);
  return found.ok ? [] : found.problems.map(problemText);
}

async function planOf(text: string, band: "small" | "medium" | "large" = "small") {
  const found = await read(text);
  if (!found.ok) throw new Error(found.problems.map(problemText).join("\n"));
  return found.flow.plans.get(band);
}

describe("a flow that is a YAML file", () => {
  test("becomes a plan with the persona's text, a place to work in and a report", async () => {
    const plan = await planOf(`${HEAD}steps:
  - id: look
    persona: test-engineer
    prompt: Look.
`);
    expect(plan).toMatchObject({ flow: "hello", report: "look", version: 1 });
    expect(plan?.steps.map(({ id, after }) => [id, after])).toEqual([
      ["snapshot", undefined],
      ["look", ["snapshot"]],
    ]);
    expect(plan?.steps[1]).toMatchObject({
      kind: "agent",
      access: "read",
      persona: { id: "test-engineer", text: expect.stringContaining("# You are: Test engineer") },
    });
  });

  test("has only the steps of its band, and nobody waits for the others", async () => {
    const text = `${HEAD}steps:
  - { id: a, persona: test-engineer, prompt: Look. }
  - { id: b, persona: risk-analyst, prompt: Look., bands: [large] }
  - { id: c, run: fold@1, after: [a, b], join: settled }
`;
    const small = await planOf(text, "small");
    expect(small?.steps.map(({ id }) => id)).toEqual(["snapshot", "a", "c"]);
    expect(small?.steps.at(-1)?.after).toEqual(["a"]);
    const large = await planOf(text, "large");
    expect(large?.steps.at(-1)?.after).toEqual(["a", "b"]);
  });

  test("ends a brief so that an agent without a model can read it, and checks its answer", async () => {
    const plan = await planOf(`${HEAD}steps:
  - { id: look, persona: test-engineer, output: findings, contracts: review, prompt: Look. }
`);
    const [, look] = plan?.steps ?? [];
    expect(look).toMatchObject({
      prompt: expect.stringMatching(/^Look\.[\s\S]*# Contracts[\s\S]*```brief\n\{ "role": "find"/),
      postconditions: [{ name: expect.stringContaining("it says what it found") }],
    });
  });

  test("reads references in predicates as in prompts, and everything else as it stands", async () => {
    const plan = await planOf(`${HEAD}steps:
  - { id: look.all, run: fold@1 }
  - id: next
    after: look.all
    run: fold@1
    when: { all: [{ gt: ['outputs["look.all"].counts.findings', 0] }, { not: { eq: [outputs.look, no] } }] }
`).catch((error: unknown) => String(error));
    expect(plan).toBe(
      "Error: hello.yaml:8:11 steps.1.when: step next: its `when` reads look, which is not before it. Add look to its `after`.",
    );
  });

  test("puts what a person says into the input of code steps when a plan is made, a flag as a flag", async () => {
    const found = await read(`${HEAD}inputs:
  - { name: deep, type: flag }
steps:
  - { id: scan, run: scan@1, input: { focus: "in {{ input.question }}", deep: "{{ input.deep }}" } }
`);
    if (!found.ok) throw new Error("it is right");
    const input = found.flow.input.parse({ question: "src", deep: "true" });
    const project = { id: "p", path: "/p" };
    const plan = await found.flow.plan({ input, band: "small", fast: false, project });
    expect(plan.steps[0]).toMatchObject({ input: { focus: "in src", deep: true } });
  });

  test.each([
    ["a: [", /^hello.yaml:1:5 it is no YAML: /],
    ["- a\n", /^hello.yaml:1:1 expected object, received array\.$/],
    [
      `${HEAD}tabb: Review\nsteps: [{}]\n`,
      /^hello.yaml:3:1 there is no "tabb" here\. Did you mean tab\?$/,
    ],
    [`${HEAD}tab: Reviw\nsteps: [{}]\n`, /^hello.yaml:3:6 tab: .*Did you mean Review\?$/],
    [`title: Hello\nsteps: [{}]\n`, /^hello.yaml:1:1 answers: it is missing; expected string\.$/],
    [
      `name: other\n${HEAD}steps:\n  - { id: a, run: fold@1 }\n`,
      /^hello.yaml:1:7 name: the file's name says "hello"/,
    ],
    [
      `${HEAD}steps:\n  - id: a\n`,
      /^hello.yaml:4:5 steps\.0: it is not clear what kind of step this is/,
    ],
    [
      `${HEAD}steps:\n  - { id: a, kind: agnet }\n`,
      /^hello.yaml:4:20 steps\.0\.kind: .*Did you mean agent\?$/,
    ],
    [
      `${HEAD}steps:\n  - id: a\n    persona: test-enginer\n    prompt: Look.\n`,
      /^hello.yaml:5:14 steps\.0\.persona: there is no persona "test-enginer"\. Did you mean test-engineer\?$/,
    ],
    [
      `${HEAD}steps:\n  - id: a\n    persona: test-engineer\n    promt: Look.\n`,
      /^hello.yaml:6:5 steps\.0: there is no "promt" here\. Did you mean prompt\?$/m,
    ],
    [
      `${HEAD}steps:\n  - id: a\n    run: foldd@1\n`,
      /^hello.yaml:5:10 steps\.0\.run: there is no function foldd@1\. Did you mean fold@1\?$/,
    ],
    [
      `${HEAD}steps:\n  - id: a\n    run: fold@1\n    after: [b]\n`,
      /^hello.yaml:6:12 steps\.0\.after: step a: it waits for b, which does not exist\./,
    ],
    [
      `${HEAD}steps:\n  - { id: a, run: fold@1, after: b }\n  - { id: b, run: fold@1, after: a }\n`,
      /these steps wait for each other: /,
    ],
    [
      `${HEAD}steps:\n  - { id: scan, run: scan@1 }\n  - id: a\n    after: scan\n    persona: test-engineer\n    prompt: |\n      Look at\n      all {{ outputs.scna.files }}.\n`,
      /^hello.yaml:10:14 steps\.1\.prompt: there is no step scna whose output it could read\. Did you mean scan\?$/,
    ],
    [
      `${HEAD}steps:\n  - { id: scan, run: scan@1 }\n  - { id: a, persona: test-engineer, prompt: "{{ outputs.scan }}" }\n`,
      /^hello.yaml:5:50 steps\.1\.prompt: it reads outputs\.scan, and scan is not before it\. Add scan to its `after`\.$/,
    ],
    [
      `${HEAD}inputs: [{ name: since }]\nsteps:\n  - { id: a, persona: test-engineer, prompt: "{{ input.sinse }}" }\n`,
      /steps\.0\.prompt: the flow has no input sinse\. Did you mean since\?$/,
    ],
    [
      `${HEAD}steps:\n  - { id: a, persona: test-engineer, prompt: "{% if a %}" }\n`,
      /its Liquid cannot be read: tag {% if a %} not closed/,
    ],
    [
      `${HEAD}steps:\n  - { id: a, persona: test-engineer, prompt: x, when: { hass: outputs.b } }\n`,
      /steps\.0\.when: there is no predicate "hass"\. Did you mean has\?$/,
    ],
    [
      `${HEAD}steps:\n  - { id: a, persona: test-engineer, prompt: x, output: finding }\n`,
      /^hello.yaml:4:57 steps\.0\.output: "finding" is no form of output\. Did you mean findings\?$/,
    ],
    [
      `${HEAD}report: sum\nsteps:\n  - { id: a, run: fold@1 }\n`,
      /^hello.yaml:3:9 report: .*has no such step/,
    ],
    [
      `${HEAD}steps:\n  - { id: a, flow: code-revue }\n`,
      /steps\.0\.flow: there is no built-in flow "code-revue"\. Did you mean code-review\?$/,
    ],
    [
      `${HEAD}inputs: [{ name: a, type: choice }]\nsteps:\n  - { id: a, run: fold@1 }\n`,
      /inputs\.0\.choices: a choice needs choices/,
    ],
    [
      `${HEAD}steps:\n  - { id: a, run: fold@1, timeout: 5 minutes }\n`,
      /steps\.0\.timeout: expected a number with ms, s, m or h/,
    ],
    [
      `${HEAD}spine:\n  angles:\n    - persona: test-enginer\n      look: x\n  synthesizer: { persona: project-manager, look: y }\n`,
      /^hello.yaml:5:16 spine\.angles\.0\.persona: .*Did you mean test-engineer\?$/,
    ],
    [
      `${HEAD}spine:\n  angels: []\n  synthesizer: { persona: project-manager, look: y }\n`,
      /^hello.yaml:4:3 spine: there is no "angels" here/m,
    ],
  ])("tells what is wrong, and where: %j", async (text, told) => {
    const problems = await problemsOf(text);
    expect(problems.join("\n")).toMatch(told);
  });

  test("lets nobody but our function say where the project's copy is", async () => {
    expect(
      await problemsOf(`${HEAD}steps:
  - { id: snapshot, persona: test-engineer, prompt: Look. }
  - { id: scan, run: scan@1, after: [snapshot], input: { of: project, focus: "" } }
`),
    ).toEqual([expect.stringMatching(/^hello.yaml:4:11 steps.0.id: only snapshot@1 makes/)]);
  });

  test("tells several problems at once, in the order of the file", async () => {
    const problems = await problemsOf(`${HEAD}steps:
  - { id: a, run: foldd@1 }
  - { id: b, persona: test-engineer, prompt: "{{ itm }}", after: [a] }
`);
    expect(problems.map((each) => each.split(" ")[0])).toEqual([
      "hello.yaml:4:19",
      "hello.yaml:5:50",
    ]);
  });

  test("is read in time whatever its aliases blow up to", async () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]"];
    for (const [one, other] of ["ab", "bc", "cd", "de", "ef", "fg", "gh"].map((pair) =>
      pair.split(""),
    ))
      bomb.push(`${other}: &${other} [${Array(9).fill(`*${one}`).join(", ")}]`);
    expect(await problemsOf(bomb.join("\n"))).toEqual([
      expect.stringContaining("Excessive alias count"),
    ]);
  });

  test("is read in time however many keys it has, and tells one that is there twice", async () => {
    const keys = Array.from({ length: 25_000 }, (_, index) => `k${index}: ${index}`);
    const problems = await problemsOf([...keys, "k1: 2", "k1: 3"].join("\n"));
    expect(problems).toEqual([
      "hello.yaml:25001:1 it is no YAML: Map keys must be unique.",
      "hello.yaml:25002:1 it is no YAML: Map keys must be unique.",
    ]);
  });

  test.each([
    ["loops", "{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}"],
    ["many items", "{% for i in (1..1000000000) %}{% endfor %}"],
    ["growth", `{% assign s = "xxxxxxxx" %}${"{% assign s = s | append: s %}".repeat(30)}`],
  ])("is read in time whatever its Liquid would do: %s", async (_, text) => {
    const [problem] = await problemsOf(
      `${HEAD}steps:\n  - { id: a, run: fold@1, input: { text: '${text}' } }\n`,
    );
    expect(problem).toMatch(/steps\.0\.input\.text: its Liquid cannot be rendered: .*limit/);
  });

  test("does not make up for one long text with many short ones", async () => {
    const text = "{% for i in (1..9999) %}{% for j in (1..9999) %}{% endfor %}{% endfor %}";
    const steps = Array.from(
      { length: 50 },
      (_, index) => `  - { id: a${index}, run: fold@1, input: { text: '${text}' } }\n`,
    );
    expect(await problemsOf(`${HEAD}bands: [small]\nsteps:\n${steps.join("")}`)).toHaveLength(50);
  });

  const bomb = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => {
      const next = { $ref: `#/$defs/a${index + 1}` };
      return [`a${index}`, index === 29 ? { type: "string" } : { allOf: [next, next] }];
    }),
  );
  test.each([
    [{ type: "string", pattern: "(((" }, /no answer can be held against this schema: Invalid reg/],
    [{ $ref: "#" }, /no answer can be held against this schema: Maximum call stack/],
    [{ type: "wombat" }, /no answer can be held against this schema: Unsupported type: wombat/],
    [{ $ref: "#/$defs/a0", $defs: bomb }, /with what it refers to it has more than 10000 parts/],
    [
      { type: "object", properties: { a: { type: "string", pattern: "^(?=a)(a|aa)+$" } } },
      /its pattern "\^\(\?=a\)\(a\|aa\)\+\$" looks around or back/,
    ],
  ])("refuses a schema that no answer should be held against (%#)", async (schema, told) => {
    const output = JSON.stringify({ schema });
    const problems = await problemsOf(
      `${HEAD}steps:\n  - { id: a, persona: test-engineer, prompt: Look., output: ${output} }\n`,
    );
    expect(problems).toEqual([expect.stringMatching(told)]);
    expect(problems[0]).toMatch(/^hello\.yaml:4:\d+ steps\.0\.output\.schema/);
  });
});
