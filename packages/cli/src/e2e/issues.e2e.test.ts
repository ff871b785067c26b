import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type RunsEvent, untilEvent } from "../testing/journal-of.ts";
import { serve } from "../testing/serve.ts";
import { SOLVE, solvingWorld } from "../testing/solving/solving-world.ts";
import { openTerminal } from "../testing/terminal.ts";

const itemsSchema = z.array(z.looseObject({ number: z.int(), status: z.string() }));
const SCRIPTED = ["--agent", "scripted", "--model", SOLVE];

/** Where each issue is, by number. */
async function statuses(world: ReturnType<typeof solvingWorld>): Promise<string[]> {
  const { stdout } = await world.issue("ls", "--json");
  return itemsSchema.parse(JSON.parse(stdout)).map(({ status }) => status);
}

describe("wheelhouse issue", () => {
  test("makes, lists, shows, changes and closes issues, for a person and for a program", async () => {
    const { issue, project, terminal } = solvingWorld();
    expect((await issue()).stdout).toContain("This project has no issues.");
    const body = join(project, "..", "body.md");
    writeFileSync(body, "It is **empty**.\n\n- always\n");
    const made = await issue(
      "create",
      "--title=The cart is empty",
      `--body=${body}`,
      "--type=bug",
      "--label=cart",
      "--label=ui",
      "--priority=high",
    );
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(made.stdout).toBe(
      "✓ Issue #1 is made: The cart is empty\n  Have it solved: wheelhouse issue start 1\n",
    );
    await issue("create", "--title", "Write it down", "--parent", "1", "--after", "#1");
    const listed = (await issue("ls")).stdout.replaceAll(/ +(?:\d+s|just now|AGE)/g, "");
    expect(listed.replaceAll(/ +/g, " ").split("\n").slice(0, 3)).toEqual([
      "# STATUS PRIORITY TYPE NOW TITLE",
      "1 open high bug 0 of 1 parts done The cart is empty [cart] [ui]",
      "2 open after #1 Write it down",
    ]);
    await issue("comment", "2", "In", "the", "README");
    await issue("edit", "2", "--title", "Write it into the README", "--label", "docs");
    const page = (await issue("show", "2")).stdout.replaceAll(/ (?:\d+s ago|just now)/g, " now");
    const who = /made by (\S+)/.exec(page)?.[1] ?? "";
    expect(page).toBe(`#2  Write it into the README  open
  [docs] · made by ${who} now
  part of #1 (open) · after #1 (open)

Activity
  ${who} now  made
  ${who} now  said:
    In the README
  ${who} now  changed: title, labels

It waits for #1: wheelhouse issue show 1
`);
    expect((await issue("show", "1")).stdout).toContain("It is empty.\n\n  • always");
    expect((await issue("close", "1", "--reason", "no need")).stdout).toContain("#1 is closed");
    expect(JSON.parse((await issue("show", "1", "--json")).stdout)).toMatchObject({
      status: "closed",
      closed: { by: who, reason: "no need" },
      description: "It is **empty**.\n\n- always\n",
      needed_by: [2],
    });
    const found = await issue("ls", "--q", "readme", "--status", "open", "--label", "DOCS");
    expect(found.stdout).toContain("Write it into the README");
    await issue("delete", "2");
    expect((await issue("ls", "--deleted", "--json")).stdout).toContain('"number":2');
    // Another directory is another project, with numbers of its own.
    const elsewhere = openTerminal({ home: terminal.home });
    expect((await elsewhere.call("issue", "ls")).stdout).toContain("This project has no issues.");
    expect((await elsewhere.call("issue", "show", "1", "--project", project)).code).toBe(0);
  });

  test("refuses what cannot be, in words and with what to do", async () => {
    const { issue, terminal } = solvingWorld();
    await issue("create", "--title", "One");
    await issue("create", "--title", "Two", "--after", "1");
    const refusals: readonly (readonly [string[], number, RegExp])[] = [
      [["create", "--title", "x", "--type", "bgu"], 2, /no type "bgu"\..*Did you mean bug/],
      [["create", "--title", "x", "--body", "nowhere.md"], 2, /description cannot be read/],
      [["create", "--from-run", "abc"], 2, /named by its run and its id/],
      [["edit", "1", "--after", "2"], 2, /#1 → #2 → #1/],
      [["show", "9"], 2, /There is no issue #9.*The last one is #2/],
      [["strat", "1"], 2, /Did you mean start/],
      [["start", "2"], 2, /Issue #2 waits for #1/],
      [["start", "1"], 6, /scout only reads, and an issue needs an agent that can write/],
      [["start", "1", ...SCRIPTED, "--plan", "fix"], 2, /no saved plan "fix"/],
    ];
    for (const [args, code, why] of refusals) {
      const ended = await issue(...args);
      expect([args, ended.code, ended.stdout]).toEqual([args, code, ""]);
      expect(ended.stderr.replaceAll(/\n {2}/g, " ")).toMatch(why);
    }
    expect((await terminal.call("ls", "--json")).stdout).toBe("[]\n");
  });

  test("takes settings of the work from the person only, never from the project's file", async () => {
    const { issue, project, terminal } = solvingWorld();
    const settings = (...args: string[]) => terminal.call("settings", ...args);
    const set = await settings("set", "check.unit", "node --test test");
    expect(set.stdout).toMatch(/check\.unit +node --test test/);
    expect((await settings("set", "check.unit", "npm test && true")).stderr).toContain("a shell");
    expect((await settings("set", "role.worker", "nobody")).stderr).toContain("no agent");
    expect((await settings("max_runs=1", "approval=ask", "network=true")).code).toBe(0);
    expect(JSON.parse((await settings("--json")).stdout)).toMatchObject({
      work: {
        checks: [{ name: "test" }, { name: "unit", command: ["node", "--test", "test"] }],
        max_runs: 1,
        network: true,
      },
      work_said: ["checks", "network", "approval", "max_runs"],
    });
    expect((await settings("unset", "check.unit", "network")).stdout).toMatch(/network +false/);
    await issue("create", "--title", "One");
    mkdirSync(join(project, ".wheelhouse"));
    const bad = { work: { checks: [{ name: "evil", command: ["sh", "evil.sh"] }] } };
    writeFileSync(join(project, ".wheelhouse", "settings.json"), JSON.stringify(bad));
    const refused = await issue("start", "1", ...SCRIPTED);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("work")]);
    expect((await settings("--json")).stdout).not.toContain("evil.sh");
  });
});

/** A plan that one can come to at once: nothing is drafted for it. */
const PLAN = {
  summary: "One line is written, and read.",
  steps: [
    {
      id: "fix",
      title: "Write it",
      does: "write",
      work: "In README.md, say in one more line what a basket is; the other lines stay as they are.",
      rubric: "The line is there, and says what a basket is.",
    },
    {
      id: "look",
      title: "Read it",
      does: "read",
      work: "Read README.md from its beginning and say whether its new line is true of src/total.js.",
      rubric: "The answer names the line.",
    },
  ],
};

describe("issues of which more are started than have a place", () => {
  test("are begun in order by whoever takes over from a host that was killed, and stop frees a place", async () => {
    const world = solvingWorld({ work: { maxRuns: 1, checks: [] } });
    const { issue, terminal, project } = world;
    const plans = join(project, ".wheelhouse", "plans");
    mkdirSync(plans, { recursive: true });
    writeFileSync(join(plans, "short.json"), JSON.stringify(PLAN));
    for (const title of ["One", "Two", "Three"]) await issue("create", "--title", title);
    const start = (number: string) =>
      terminal.start("issue", "start", number, "--plan", "short", ...SCRIPTED);
    /** The run that is born after so many others, by a command that does not end before. */
    const births = ({ ended }: ReturnType<typeof start>, count: number): Promise<string> => {
      const runs = new Set<string>();
      const born = ({ type, run }: RunsEvent): boolean =>
        type === "run.created" && runs.add(run).size === count;
      return Promise.race([
        untilEvent(terminal.home, born).then(({ run }) => run),
        ended.then(({ stderr }) => Promise.reject(new Error(stderr))),
      ]);
    };
    const first = start("1");
    const one = await births(first, 1);
    await world.asked(one, "approve");
    const second = start("2");
    const two = await births(second, 2);
    await second.shown(/As many issues as the project allows are worked on already/);
    await first.kill9();
    await second.shown(/The host went away/);
    const again = start("1");
    const third = start("3");
    const three = await births(third, 3);
    expect((await again.ended).stderr).toContain(`is worked on already, by run ${one}`);
    expect(await statuses(world)).toEqual(["waiting", "inprogress", "inprogress"]);
    expect((await issue("stop", "1")).stdout).toContain(`Run ${one} is being ended`);
    await world.asked(two, "approve");
    expect(await statuses(world)).toEqual(["open", "waiting", "inprogress"]);
    await issue("close", "2");
    await world.asked(three, "approve");
    expect(await statuses(world)).toEqual(["open", "closed", "waiting"]);
    await issue("stop", "3");
    expect((await third.ended).code).toBe(4);
    expect((await second.ended).code).toBe(4);
  }, 300_000);
});

describe("issues beside a server", () => {
  test("are written and started by it, and what it gets from a client it checks as it does for runs", async () => {
    const world = solvingWorld();
    const { issue, terminal, project } = world;
    await issue("create", "--title", "One");
    const { call, served } = await serve(terminal);
    expect(served.pid).toBeGreaterThan(0);
    await issue("create", "--title", "Two");
    const projects = z
      .array(z.looseObject({ id: z.string(), path: z.string() }))
      .parse(await (await call("/api/projects")).json());
    const key = projects.find(({ path }) => path === project)?.id ?? "";
    const base = `/api/projects/${key}/issues`;
    const items = itemsSchema.parse(await (await call(base)).json());
    expect(items.map(({ number }) => number)).toEqual([1, 2]);
    const work = { accept: "auto", carry: [".env"], limits: { issue: { tokens: 9_000 } } };
    const set = await call("/api/settings", { project_id: key, work });
    expect(await set.json()).toMatchObject({
      work: { ...work, limits: { issue: { tokens: 9_000, cost_usd: null } } },
      work_said: ["checks", "carry", "approval", "accept", "limits"],
    });
    const bad = { branch_prefix: "-x" };
    expect((await call("/api/settings", { project_id: key, work: bad })).status).toBe(400);
    const foreign = await call(`${base}/1/start`, { agent: "scripted", model: "/etc/passwd" });
    expect([foreign.status, await foreign.json()]).toMatchObject([409, { code: "agent.unusable" }]);
    const none = await call(`${base}/1/start`, {});
    expect(await none.json()).toMatchObject({ code: "agent.unusable", status: 409 });
    const circle = await call(`${base}/1/edit`, { depends_on: [1] });
    expect([circle.status, await circle.json()]).toMatchObject([422, { code: "issue.invalid" }]);
    const started = await issue("start", "1", ...SCRIPTED, "--json");
    expect(started.code).toBe(5);
    const second = await call(`${base}/1/start`, { agent: "scripted", model: "demo" });
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(started.stdout));
    expect(await second.json()).toMatchObject({
      status: 409,
      code: "issue.state",
      detail: `Issue #1 is worked on already, by run ${id}.`,
    });
    const answered = await call(`${base}/1/answer`, { option: "stop" });
    expect(answered.status).toBe(202);
    await untilEvent(terminal.home, ({ type, run }) => type === "run.cancelled" && run === id);
    expect(await statuses(world)).toEqual(["open", "open"]);
  });
});
