import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API, flowObjectSchema, problemSchema } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { gitIn } from "../testing/git-in.ts";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

const LIMIT = 120_000;

const HELLO = `title: Hello
answers: What is here?
inputs:
  - { name: area, type: choice, choices: [api, page], default: api, help: Where to look. }
steps:
  - id: look
    persona: junior-developer
    output: findings
    contracts: review
    prompt: |
      Look at {{ input.area }}.
`;

const SCRIPT = `import { defineFlow, persona } from "@wheelhouse/core";
import { z } from "zod";

export default defineFlow({
  name: "scripted",
  title: "By a script",
  tab: "Discovery",
  answers: "What is here?",
  input: z.object({ question: z.string().default("") }),
  plan: () => ({
    version: 1,
    flow: "scripted",
    steps: [
      { kind: "agent", id: "look", persona: persona("junior-developer"), access: "read", prompt: "Look." },
    ],
  }),
});
`;

/** A repository with a flow file of its own. */
function repositoryWith(files: Readonly<Record<string, string>>): {
  cwd: string;
  directory: string;
} {
  const cwd = smallRepository();
  const directory = join(cwd, ".wheelhouse/flows");
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return { cwd, directory };
}

const runSchema = z.looseObject({ flow: z.string(), status: z.string(), report: z.unknown() });

describe("flow files on the command line", { timeout: LIMIT }, () => {
  test("are written out from a built-in flow, right at once, and run to the same end", async () => {
    const cwd = smallRepository();
    const terminal = openTerminal({ cwd });
    for (const [name, ...form] of [["our-review"], ["our-script", "--ts"]] as const) {
      const made = await terminal.call("flows", "new", name, "--from", "code-review", ...form);
      expect(made).toMatchObject({ code: 0, stderr: "" });
    }
    expect(await terminal.call("flows", "check")).toMatchObject({ code: 0 });
    const own = await terminal.call("run", "our-review", "src", "--agent", "scout", "--json");
    const built = await terminal.call("run", "code-review", "src", "--agent", "scout", "--json");
    const steps = z.looseObject({
      steps: z.array(z.looseObject({ id: z.string(), status: z.string() })),
    });
    const statuses = (text: string) =>
      steps.parse(JSON.parse(text)).steps.map(({ id, status }) => [id, status]);
    expect(runSchema.parse(JSON.parse(own.stdout))).toMatchObject({
      flow: "our-review",
      status: "completed",
    });
    expect(own.stdout).toContain(String.raw`---\nflow: \"our-review\"`);
    expect(statuses(own.stdout)).toEqual(statuses(built.stdout));
  });

  test("of a project are not run before they are trusted, nor after they have changed", async () => {
    const { cwd, directory } = repositoryWith({ "hello.yaml": HELLO });
    const terminal = openTerminal({ cwd });
    const run = () => terminal.call("run", "hello", "--agent", "scout", "--json");
    const before = gitIn(cwd)("status", "--porcelain");
    const refused = await run();
    expect(refused.code).toBe(6);
    expect(problemSchema.parse(JSON.parse(refused.stdout || refused.stderr))).toMatchObject({
      code: "flow.untrusted",
      hint: expect.stringContaining("wheelhouse flows trust hello"),
    });
    const trusted = await terminal.call("flows", "trust", "hello");
    expect(trusted).toMatchObject({ code: 0 });
    expect(trusted.stdout).toContain("junior-developer, read");
    const ran = await run();
    expect(runSchema.parse(JSON.parse(ran.stdout))).toMatchObject({ status: "completed" });
    appendFileSync(join(directory, "hello.yaml"), "      And at everything else.\n");
    expect(await run()).toMatchObject({ code: 6 });
    const kept = join(terminal.home, "trusted-flows.json");
    expect(statSync(kept).mode & 0o077).toBe(0);
    expect(gitIn(cwd)("status", "--porcelain")).toBe(before);
  });

  test("that are scripts are not even loaded before they are trusted", async () => {
    const { cwd } = repositoryWith({
      "scripted.ts": SCRIPT.replace("export", "throw new Error();\nexport"),
    });
    const terminal = openTerminal({ cwd });
    const listed = await terminal.call("flows", "--json");
    const flows = z.array(flowObjectSchema).parse(JSON.parse(listed.stdout));
    expect(flows.find(({ id }) => id === "scripted")).toMatchObject({
      status: "untrusted",
      title: "scripted",
      answers: "",
      origin: "project",
    });
    await terminal.call("flows", "trust", "scripted");
    const broken = await terminal.call("flows", "--json");
    const after = z.array(flowObjectSchema).parse(JSON.parse(broken.stdout));
    expect(after.find(({ id }) => id === "scripted")).toMatchObject({
      status: "broken",
      trusted: true,
    });
  });

  test("of the user need no trust, and cannot take the name of a built-in flow", async () => {
    const terminal = openTerminal({ cwd: smallRepository() });
    const directory = join(terminal.home, "flows");
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(join(directory, "scripted.ts"), SCRIPT);
    writeFileSync(join(directory, "code-review.yaml"), HELLO);
    const checked = await terminal.call("flows", "check", "--json");
    expect(checked.code).toBe(2);
    expect(JSON.parse(checked.stdout)).toMatchObject([
      {
        id: "code-review",
        status: "broken",
        problems: [{ what: expect.stringContaining("no file can take its place") }],
      },
      { id: "scripted", status: "ready", problems: [] },
    ]);
    const plan = await terminal.call("plan", "scripted", "--json");
    expect(JSON.parse(plan.stdout)).toMatchObject({ flow: "scripted", title: "By a script" });
  });

  test("tell what is wrong with file, line and column, and exit with the code of the error", async () => {
    const { cwd } = repositoryWith({
      "hello.yaml": HELLO.replace("junior-developer", "junior-develper"),
    });
    const checked = await openTerminal({ cwd }).call(
      "flows",
      "check",
      ".wheelhouse/flows/hello.yaml",
    );
    expect(checked.code).toBe(2);
    expect(checked.stdout).toContain(
      '.wheelhouse/flows/hello.yaml:7:14 steps.0.persona: there is no persona "junior-develper". Did you mean junior-developer?',
    );
  });
});

describe("flow files over the API", { timeout: LIMIT }, () => {
  test("4.6, 4.7: are told with their hash, trusted as they were read, and then run", async () => {
    const { cwd, directory } = repositoryWith({ "hello.yaml": HELLO });
    const { call } = await serve(openTerminal({ cwd }));
    const [project] = API.projects.reply.parse(await (await call("/api/projects")).json());
    const id = project?.id ?? "";
    const hello = async () => {
      const flows = API.flows.reply.parse(await (await call(`/api/flows?project_id=${id}`)).json());
      return flows.find((flow) => flow.id === "hello");
    };
    const before = await hello();
    expect(before).toMatchObject({
      status: "untrusted",
      origin: "project",
      read_only: true,
      inputs: [
        { name: "question" },
        { name: "area", type: "choice", choices: ["api", "page"], default: "api" },
      ],
    });
    const start = {
      project_id: id,
      flow_name: "hello",
      band: "small",
      input: { area: "page" },
      agent: "scout",
    };
    const refused = await call("/api/runs", start);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      code: "flow.untrusted",
      detail: expect.stringContaining(before?.hash ?? "no hash"),
    });
    const trust = (hash: string) =>
      call("/api/flows/trust", { project_id: id, flow: "hello", hash });
    expect((await trust("0".repeat(64))).status).toBe(409);
    const trusted = await trust(before?.hash ?? "");
    expect(await trusted.json()).toMatchObject({ id: "hello", status: "ready", trusted: true });
    const preview = API.plan.reply.parse(await (await call("/api/plan", start)).json());
    expect(preview).toMatchObject({ problems: [], steps: [{ id: "snapshot" }, { id: "look" }] });
    const started = await call("/api/runs", start);
    expect(started.status).toBe(202);
    const { run_id: run } = API.startRun.reply.parse(await started.json());
    // The run has its plan: what becomes of the file is nothing to it.
    rmSync(join(directory, "hello.yaml"));
    await expect
      .poll(async () => API.run.reply.parse(await (await call(`/api/runs/${run}`)).json()).status, {
        timeout: 60_000,
      })
      .toBe("completed");
    expect(await hello()).toBeUndefined();
  });

  test("5.4: a change of a file is told on the topic flows, and the list has it", async () => {
    const { cwd, directory } = repositoryWith({ "hello.yaml": HELLO });
    const { call, get } = await serve(openTerminal({ cwd }));
    const [project] = API.projects.reply.parse(await (await call("/api/projects")).json());
    const list = async () =>
      API.flows.reply.parse(await (await call(`/api/flows?project_id=${project?.id}`)).json());
    await list();
    const stream = await get("/api/stream?topics=flows", {});
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    onTestFinished(() => void reader?.cancel());
    let text = "";
    // The watcher may still be looking at the directory for the first time: the file changes until it was seen.
    for (let count = 1; !text.includes('"k":"flows"'); count++) {
      const title = `title: Hello ${count}`;
      writeFileSync(join(directory, "hello.yaml"), HELLO.replace("title: Hello", title));
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
      if (done) break;
      text += value ?? "";
    }
    expect(text).toContain('"k":"flows"');
    const hello = (await list()).find(({ id }) => id === "hello");
    const written = readFileSync(join(directory, "hello.yaml"), "utf8").split("\n")[0];
    expect(`title: ${hello?.title}`).toBe(written);
  });
});
