import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ScheduleObject } from "@wheelhouse/core";
import { expect, test } from "vitest";
import { serve, servedSchema } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

const LONG = { timeout: 240_000 };
const WAIT = { timeout: 90_000, interval: 200 };
const TIDY =
  '---\nschedule: "0 3 29 2 *"\ncommand: [sh, -c, "echo once >> begun"]\n---\nTidy up.\n';

test(
  "what a file asks for is done once a person has said yes, and once only, also when `serve` is called twice",
  LONG,
  async () => {
    const project = smallRepository();
    const terminal = openTerminal({ cwd: project });
    const schedule = (...words: string[]) => terminal.call("schedule", ...words);
    const files = join(project, ".wheelhouse", "schedules");
    mkdirSync(files, { recursive: true });
    writeFileSync(join(files, "tidy.md"), TIDY);
    const { served } = await serve(terminal);

    const act = ["--command", "true"];
    const never = await schedule("create", "a", "--cron", "0 0 31 2 *", ...act);
    expect(never).toMatchObject({ code: 2 });
    expect(never.stderr).toContain("never comes");
    const nowhere = await schedule("create", "a", "--cron", "@daily", "--zone", "Mars/X", ...act);
    expect(nowhere).toMatchObject({ code: 2 });
    expect(nowhere.stderr).toContain('no zone "Mars/X"');

    const early = await schedule("run", "tidy");
    expect(early.code).toBe(2);
    expect(early.stderr).toContain("wheelhouse schedule trust tidy");
    const nobody = await schedule("trust", "tidy");
    expect(nobody.code).toBe(2);
    expect(nobody.stderr).toContain("There is nobody to ask here.");
    const yes = await schedule("trust", "tidy", "--yes");
    expect(yes.code).toBe(0);
    // What is said yes to is shown before.
    expect(yes.stderr).toContain("echo once >> begun");
    expect(yes.stdout).toContain("Schedule tidy is trusted as it is now.");

    const second = await terminal.call("serve", "--json");
    expect(servedSchema.parse(JSON.parse(second.stdout))).toMatchObject({
      status: "running",
      pid: served.pid,
    });

    const shown = async (): Promise<ScheduleObject> =>
      JSON.parse((await schedule("show", "tidy", "--json")).stdout);
    const { next } = await shown();
    expect(await schedule("run", "tidy")).toMatchObject({ code: 0 });
    await expect
      .poll(async () => (await shown()).fires.map(({ status }) => status), WAIT)
      .toEqual(["ran"]);
    expect((await shown()).next).toEqual(next);
    expect(readFileSync(join(project, "begun"), "utf8")).toBe("once\n");
  },
);
