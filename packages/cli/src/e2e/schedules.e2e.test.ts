import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AlertObject, InboxObject, IssueItem, ScheduleObject } from "@wheelhouse/core";
import { identify, stateOf } from "@wheelhouse/sandbox";
import { describe, expect, test } from "vitest";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";
import { untilFile } from "../testing/until-file.ts";

const LONG = { timeout: 240_000 };
const WAIT = { timeout: 90_000, interval: 200 };
const NIGHTLY = ["--cron", "0 2 * * *", "--zone", "Europe/Berlin", "--timeout", "1h30m"];
const CHANGES = ["--cwd", "src", "--notify", "always"];
/** No test sees this time come. */
const RARELY = ["--cron", "0 3 29 2 *", "--zone", "UTC"];

function world(): { readonly terminal: Terminal; readonly project: string } {
  const project = smallRepository();
  return { project, terminal: openTerminal({ cwd: project }) };
}

async function told<T>(terminal: Terminal, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await terminal.call(...args, "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
}

async function make(terminal: Terminal, name: string, ...act: string[]): Promise<void> {
  await told(terminal, "schedule", "create", name, ...RARELY, ...act);
}

/** Fires a schedule now, and waits for the end of that fire. Gives its status. */
async function fireOnce(terminal: Terminal, name: string): Promise<string> {
  const { fire } = await told<{ fire: string }>(terminal, "schedule", "run", name);
  return endOf(terminal, name, fire);
}

async function endOf(terminal: Terminal, name: string, fire: string): Promise<string> {
  const seen = async (): Promise<string | undefined> => {
    const { fires } = await told<ScheduleObject>(terminal, "schedule", "show", name);
    return fires.find((each) => each.fire === fire)?.status;
  };
  await expect.poll(seen, WAIT).toMatch(/^(?:ran|failed)$/);
  return String(await seen());
}

const inbox = (terminal: Terminal, ...args: string[]): Promise<InboxObject[]> =>
  told(terminal, "inbox", "ls", ...args);

/** The items of a schedule, decided or not. */
async function itemsOf(terminal: Terminal, name: string): Promise<InboxObject[]> {
  return (await inbox(terminal, "--all")).filter(({ source_id: id }) => id === name);
}

describe("schedules and the inbox, from the command line", () => {
  test("makes one issue of three failures, and takes that back", LONG, async () => {
    const { terminal } = world();
    const { ended, child } = await serve(terminal);
    await make(terminal, "tests", "--command", '["sh","-c","echo no such file; exit 3"]');
    for (let count = 0; count < 3; count++)
      expect(await fireOnce(terminal, "tests")).toBe("failed");
    const issues = (): Promise<IssueItem[]> => told(terminal, "issue", "ls");
    await expect.poll(async () => (await issues()).length, WAIT).toBe(1);
    const [issue] = await issues();
    expect(issue).toMatchObject({ number: 1, title: "tests keeps failing", status: "open" });

    const items = await itemsOf(terminal, "tests");
    expect(items).toHaveLength(3);
    expect(items.filter(({ status }) => status !== "processed")).toEqual([]);
    const ruled = items.filter(({ outcome }) => outcome.decision?.rule !== undefined);
    expect(ruled).toMatchObject([
      { outcome: { decision: { rule: "third-failure", decisions: ["issue"], issue: 1 } } },
    ]);
    const page = await terminal.call("schedule", "show", "tests");
    expect(page.stdout).toContain("it ended with 3");
    expect(page.stdout).toContain("no such file");
    const list = await terminal.call("inbox");
    expect(list.stdout).toContain("Nothing waits for you.");
    expect(list.stdout).toContain("3 dealt with. See them: wheelhouse inbox ls --all");

    const [item = { id: "" }] = ruled;
    const back = await terminal.call("inbox", "undo", item.id);
    expect(back).toMatchObject({ code: 0, stderr: "" });
    expect(await issues()).toEqual([]);
    expect((await inbox(terminal)).map(({ id }) => id)).toContain(item.id);
    const twice = await terminal.call("inbox", "undo", item.id);
    expect(twice.code).toBe(2);
    expect(twice.stderr).toContain("there is none to take back");

    // Without a host the command is it for the moment.
    child.kill("SIGTERM");
    await ended;
    const done = await told<InboxObject>(terminal, "inbox", "done", item.id, "--why", "Mended");
    expect(done).toMatchObject({ status: "processed", outcome: { decision: { why: "Mended" } } });
  });

  test("keeps an item for whoever has to sign in, and tells them", LONG, async () => {
    const { terminal } = world();
    await serve(terminal);
    await make(terminal, "sync", "--command", `["sh","-c","printf 'error: 401'; exit 1"]`);
    expect(await fireOnce(terminal, "sync")).toBe("failed");
    const alerts = async (): Promise<AlertObject[]> =>
      (await told<{ alerts: AlertObject[] }>(terminal, "alerts")).alerts;
    await expect.poll(async () => (await alerts()).length, WAIT).toBe(1);
    expect(await alerts()).toMatchObject([{ priority: "critical" }]);
    expect(await inbox(terminal)).toMatchObject([
      {
        status: "pending",
        priority: "critical",
        outcome: { class: "auth", told: { rule: "auth" } },
      },
    ]);
    const list = await terminal.call("inbox");
    expect(list.stdout).toContain("by the rule auth: Somebody has to sign in");
  });

  test("has a flow done, and says nothing when it went well", LONG, async () => {
    const { terminal } = world();
    await serve(terminal);
    await make(terminal, "review", "--flow", "code-review", "--agent", "scout", "--band", "small");
    expect(await fireOnce(terminal, "review")).toBe("ran");
    const statuses = async (): Promise<string[]> =>
      (await itemsOf(terminal, "review")).map(({ status }) => status);
    await expect.poll(statuses, WAIT).toEqual(["ignored"]);
    const list = await terminal.call("inbox");
    expect(list.stdout).toContain("Nothing waits for you.");
    expect(list.stdout).toContain("1 routine, silent.");
  });

  test(
    "ends what was at work when its host was killed, and begins nothing twice",
    LONG,
    async () => {
      const { terminal, project } = world();
      const first = await serve(terminal);
      await make(terminal, "slow", "--command", '["sh","-c","echo $$ >> begun; exec sleep 3000"]');
      const { fire } = await told<{ fire: string }>(terminal, "schedule", "run", "slow");
      const begun = join(project, "begun");
      const pid = Number(await untilFile(begun, /^\d+\n/));
      await first.kill9();
      const identity = identify(pid);
      expect(identity && stateOf(identity)).toBe("alive");
      await serve(terminal);
      expect(await endOf(terminal, "slow", fire)).toBe("failed");
      const { fires } = await told<ScheduleObject>(terminal, "schedule", "show", "slow");
      expect(fires).toMatchObject([{ fire, status: "failed", class: "interrupted" }]);
      // Whoever has ended and was not waited for by its new parent is dead all the same.
      expect(identity && stateOf(identity)).toBe("dead");
      expect(readFileSync(begun, "utf8")).toBe(`${pid}\n`);
    },
  );

  test(
    "says what will happen, and that nobody fires it as long as nobody serves",
    LONG,
    async () => {
      const { terminal } = world();
      const made = await terminal.call(
        "schedule",
        "create",
        "nightly",
        ...NIGHTLY,
        "--command",
        "npm test",
      );
      expect(made).toMatchObject({ code: 0, stderr: "" });
      expect(made.stdout).toMatch(/At 02:00, by the clock of Europe\/Berlin/);
      expect(made.stdout.match(/^ {2}\w{3} \d{4}-\d\d-\d\d 02:00 {2}in /gm)).toHaveLength(5);
      expect(made.stdout).toContain("Schedules are fired by `wheelhouse serve`");
      const due = await terminal.call("schedule", "run", "nightly");
      expect(due.stdout).toContain("is due now, and waits");
      const again = await terminal.call("schedule", "create", "nightly", ...RARELY, "--issue", "1");
      expect(again).toMatchObject({ code: 2 });
      const edited = await told<ScheduleObject>(
        terminal,
        "schedule",
        "edit",
        "nightly",
        ...CHANGES,
      );
      expect(edited).toMatchObject({
        cron: "0 2 * * *",
        timeout_ms: 5_400_000,
        notify_on: "always",
        act: { kind: "command", argv: ["npm", "test"], cwd: "src" },
      });
      expect((await terminal.call("schedule", "rm", "nightly")).code).toBe(0);
      expect(await told(terminal, "schedule", "ls")).toEqual([]);
      expect((await terminal.call("schedule", "show", "nightly")).code).toBe(2);
    },
  );
});
