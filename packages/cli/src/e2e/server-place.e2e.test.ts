import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { API, type PlanObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

type Call = Awaited<ReturnType<typeof serve>>["call"];

/** A server that stands in a small repository. */
async function serveHere() {
  const cwd = smallRepository();
  const terminal = openTerminal({ cwd });
  const server = await serve(terminal);
  const [project] = API.projects.reply.parse(await (await server.call("/api/projects")).json());
  return { ...server, terminal, cwd, project: project?.id ?? "" };
}

async function previewOf(call: Call, body: object): Promise<PlanObject> {
  const response = await call("/api/plan", body);
  expect(response.status).toBe(200);
  return API.plan.reply.parse(await response.json());
}

describe("POST /api/plan of a real server", () => {
  test("3.9: shows who would do what in which wave, and starts nothing", async () => {
    const { call, project, terminal } = await serveHere();
    const body = { project_id: project, flow_name: "code-review", input: { question: "" } };
    let small = await previewOf(call, body);
    const look = async () => (small = await previewOf(call, body)).warnings.length;
    // A preview does not wait for git on a busy machine; the next one has what it found.
    await expect.poll(look).toBe(1);
    expect(small).toMatchObject({
      flow: "code-review",
      band: "small",
      agent: { id: "scout", model: null, model_free: true, calls: "nothing", why: /nobody/i },
      problems: [],
      warnings: [{ code: "project.uncommitted", detail: expect.stringContaining("1 file") }],
    });
    const angle = small.steps.find(({ id }) => id === "angle.test-engineer");
    expect(angle).toMatchObject({ kind: "agent", persona: "test-engineer", depends: ["roster"] });
    expect(small.steps[0]).toMatchObject({ id: "snapshot", wave: 1, when: null });
    const large = await previewOf(call, { ...body, band: "large" });
    expect(large.steps.length).toBeGreaterThan(small.steps.length);
    expect(large.steps.find(({ id }) => id === "angle.data-engineer")?.when).toMatch(
      /^Skipped when the data signal is not in scope/,
    );
    expect(await (await call("/api/runs")).json()).toEqual([]);
    expect(existsSync(join(terminal.home, "runs"))).toBe(false);
  });

  test("3.9: tells every reason at once for which the run would be refused", async () => {
    const { call, project, cwd } = await serveHere();
    const all = await previewOf(call, {
      project_id: "nowhere",
      flow_name: "code-revue",
      agent: "clod",
    });
    expect(all.problems.map(({ code }) => code)).toEqual([
      "project.unknown",
      "flow.unknown",
      "agent.unknown",
    ]);
    expect(all).toMatchObject({ agent: null, steps: [] });
    mkdirSync(join(cwd, ".wheelhouse"));
    writeFileSync(join(cwd, ".wheelhouse", "settings.json"), '{"agent": 1}');
    const body = { project_id: project, flow_name: "code-review", input: { question: 1 } };
    const { problems, agent } = await previewOf(call, { ...body, agent: "claude" });
    expect(problems.map(({ code }) => code)).toEqual([
      "settings.invalid",
      "flow.input",
      "agent.unusable",
    ]);
    expect(problems[2]?.hint).toContain("npm install");
    expect(agent).toBeNull();
    const refused = await call("/api/runs", { ...body, agent: "claude" });
    expect(refused.status).toBe(422);
  });

  test("3.9: answers sooner once the machine is known", async () => {
    const { call, project } = await serveHere();
    const timed = async (band: string): Promise<number> => {
      const before = performance.now();
      await previewOf(call, { project_id: project, flow_name: "code-review", band });
      return performance.now() - before;
    };
    const first = await timed("large");
    const next = [await timed("medium"), await timed("small"), await timed("large")];
    expect(Math.min(...next)).toBeLessThan(first);
  });
});

describe("GET /api/doctor of a real server", () => {
  test("4.4: prints what the command prints, in its groups", async () => {
    const { call, terminal } = await serveHere();
    const checks = API.doctor.reply.parse(await (await call("/api/doctor")).json());
    const printed: unknown = JSON.parse((await terminal.call("doctor", "--json")).stdout);
    const ids = (of: unknown) => API.doctor.reply.parse(of).map(({ id, group }) => [id, group]);
    expect(ids(checks)).toEqual(ids(printed));
    expect(checks).toContainEqual(expect.objectContaining({ id: "lock", status: "ok" }));
    expect(new Set(checks.map(({ group }) => group))).toContain("agents");
    writeFileSync(join(terminal.home, "agents.yaml"), "agents: 1\n");
    expect(await (await call("/api/doctor")).json()).toEqual(checks);
    const again = await (await call("/api/doctor?again=1")).json();
    expect(again).toContainEqual(expect.objectContaining({ id: "agents.config", status: "fail" }));
  });
});

describe("POST /api/settings of a real server", () => {
  test("4.5: keeps a person's word in the data directory, and it holds for runs", async () => {
    const { call, project, cwd, terminal } = await serveHere();
    mkdirSync(join(cwd, ".wheelhouse"));
    const file = join(cwd, ".wheelhouse", "settings.json");
    writeFileSync(file, '{"limits": {"tokens": 1000}, "agent": "qwen"}');
    const path = `/api/settings?project_id=${project}`;
    const before = API.settings.reply.parse(await (await call(path)).json());
    expect(before.settings).toMatchObject([
      { id: "agent", status: "project", value: "qwen", person: null },
      { id: "model", status: "default", value: null },
      { id: "tokens", status: "project", value: 1000 },
      { id: "cost_usd", status: "default" },
      { id: "auto_continue", status: "default" },
    ]);
    const change = { project_id: project, agent: "scout", tokens: 5000 };
    const after = await (await call("/api/settings", change)).json();
    expect(after).toMatchObject({
      settings: [
        { value: "scout", status: "person", project: "qwen" },
        {},
        { value: 5000 },
        {},
        {},
      ],
    });
    expect(readFileSync(file, "utf8")).toContain("qwen");
    expect(readdirSync(join(cwd, ".wheelhouse"))).toEqual(["settings.json"]);
    const { agent } = await previewOf(call, { project_id: project, flow_name: "code-review" });
    expect(agent).toMatchObject({ id: "scout", why: "Named by you." });
    const planned = await terminal.call("plan", "code-review", "--project", cwd, "--json");
    expect(JSON.parse(planned.stdout)).toMatchObject({
      agent: "scout",
      plan: { limits: { tokens: 5000 } },
    });
    const back = await call("/api/settings", { project_id: project, agent: null, tokens: null });
    expect(await back.json()).toEqual(before);
  });

  test("4.5: takes no agent that there is not, and no words that it does not know", async () => {
    const { call, project } = await serveHere();
    const unknown = await call("/api/settings", { project_id: project, agent: "clod" });
    expect(await unknown.json()).toMatchObject({ code: "agent.unknown", status: 404 });
    const more = await call("/api/settings", { project_id: project, rules: [] });
    expect(more.status).toBe(400);
    expect((await call("/api/settings?project_id=nowhere")).status).toBe(404);
  });
});

describe("wheelhouse settings", () => {
  test("shows and changes the same as the server", async () => {
    const { call, project, terminal } = await serveHere();
    const set = await terminal.call("settings", "agent=scout", "cost_usd=2.5", "--json");
    const served = await (await call(`/api/settings?project_id=${project}`)).json();
    expect(JSON.parse(set.stdout)).toEqual(served);
    expect(served).toMatchObject({ settings: [{ value: "scout" }, {}, {}, { value: 2.5 }, {}] });
    expect((await terminal.call("settings")).stdout).toMatch(/agent +scout +you/);
    const back = await terminal.call("settings", "agent=", "cost_usd=", "--json");
    expect(JSON.parse(back.stdout)).toMatchObject({ settings: [{ value: null }, {}, {}, {}, {}] });
  });

  test.each([
    ["agent", "sets nothing"],
    ["colour=red", "sets nothing"],
    ["tokens=many", "tokens cannot be set to that"],
    ["auto_continue=maybe", "auto_continue cannot be set to that"],
    ["agent=clod", 'There is no agent "clod"'],
  ])("refuses %s in words", async (word, why) => {
    const refused = await openTerminal({ cwd: smallRepository() }).call("settings", word);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain(why);
  });
});

describe("POST /api/projects of a real server", () => {
  test("4.3: makes a directory known by its real path, once, and over a restart", async () => {
    const server = await serveHere();
    const { call, terminal } = server;
    const other = smallRepository();
    const link = join(dirname(other), "link");
    symlinkSync(other, link);
    const added = API.addProject.reply.parse(
      await (await call("/api/projects", { path: `${link}/src/..` })).json(),
    );
    expect(added).toMatchObject({ path: other, name: "orders", status: "here", runs: 0 });
    expect(await (await call("/api/projects", { path: other })).json()).toEqual(added);
    await server.kill9();
    const again = await serve(terminal);
    const known = API.projects.reply.parse(await (await again.call("/api/projects")).json());
    expect(known.filter(({ id }) => id === added.id)).toEqual([added]);
  });

  test.each([
    ["orders", 400, "usage"],
    ["../orders", 400, "usage"],
    ["/nowhere/at/all", 422, "project.unreadable"],
    ["/etc/passwd", 422, "project.unreadable"],
    ["/tmp\0/etc", 400, "usage"],
  ])("4.3: refuses %j with %i %s", async (path, status, code) => {
    const { call } = await serveHere();
    const refused = await call("/api/projects", { path });
    expect(await refused.json()).toMatchObject({ status, code });
    expect(await (await call("/api/projects")).json()).toHaveLength(1);
  });
});
