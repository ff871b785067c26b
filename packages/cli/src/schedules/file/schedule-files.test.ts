import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RUN_PROJECTIONS } from "@wheelhouse/core";
import { performSchedule, readSchedules } from "@wheelhouse/desk";
import { openMemoryJournal } from "@wheelhouse/journal";
import { describe, expect, onTestFinished, test } from "vitest";
import { findSchedules } from "./found-schedules.ts";
import { followScheduleFiles } from "./follow-schedule-files.ts";
import { readScheduleFile } from "./read-schedule-file.ts";

const file = (head: string, words = ""): string => `---\n${head}\n---\n${words}`;
const nightly = file(
  'schedule: "0 2 * * *"\nzone: Europe/Berlin\ncommand: [npm, test]\ntimeout: 90',
);

describe("a schedule's file", () => {
  test("says when and what, and is named by its file", () => {
    expect(readScheduleFile(nightly, ".wheelhouse/schedules/10-nightly.md")).toMatchObject({
      name: "nightly",
      cron: "0 2 * * *",
      zone: "Europe/Berlin",
      timeoutMs: 90_000,
      act: { kind: "command", argv: ["npm", "test"] },
    });
    expect(
      readScheduleFile(
        file('id: audit\nschedule: "@weekly"\nflow: code-review\nband: small', "What is risky?"),
        "x.md",
      ),
    ).toMatchObject({
      name: "audit",
      act: { kind: "flow", flow: "code-review", band: "small", focus: "What is risky?" },
    });
    expect(
      readScheduleFile(file('schedule: "@daily"\nissue: 3\nenabled: false'), "x.md"),
    ).toBeUndefined();
  });

  test.each([
    ["no head", "line 1: it does not begin"],
    [file('schedule: "0 2 * * *"'), "one of flow, issue, command, url, and says none"],
    [file('schedule: "0 2 * * *"\nissue: 1\nflow: x'), "says flow and issue"],
    [file('shedule: "0 2 * * *"\nissue: 1'), 'line 2: there is no key "shedule"'],
    [file('schedule: "0 0 31 2 *"\nissue: 1'), "never comes"],
    [file('schedule: "@daily"\nzone: Mars/X\nissue: 1'), "no zone"],
    [file('schedule: "@daily"\ncommand: rm -rf /'), "command"],
    [file('schedule: "@daily"\ncommand: [x]\ncwd: ../out'), "inside the project"],
    [file('schedule: "@daily"\nurl: "file:///etc/passwd"'), "http"],
    [file('id: ../evil\nschedule: "@daily"\nissue: 1'), "lower case"],
  ])("%j is refused", (text, why) => {
    expect(() => readScheduleFile(text, "x.md")).toThrow(
      expect.objectContaining({ code: "schedule.invalid", message: expect.stringContaining(why) }),
    );
  });
});

/** A project, and a way to write its schedule files. */
function project() {
  const path = mkdtempSync(join(tmpdir(), "wheelhouse-schedules-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const directory = join(path, ".wheelhouse", "schedules");
  mkdirSync(directory, { recursive: true });
  return {
    path,
    directory,
    write: (name: string, text: string) => writeFileSync(join(directory, name), text),
    remove: (name: string) => rmSync(join(directory, name)),
    /** Follows the files, over a clock that stands. */
    follow: async () => {
      const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
      const here = { id: "orders-1a2b3c", path };
      const clock = { now: () => 1_000, after: () => () => undefined };
      const ports = { journal, engine: { append: journal.append.bind(journal) }, clock };
      const said: string[] = [];
      const files = await followScheduleFiles({
        journal,
        clock,
        projects: () => [here],
        perform: (command) => performSchedule(ports, command),
        say: (problem) => void said.push(problem),
      });
      onTestFinished(() => files.close());
      return { files, journal, said, here, ports };
    },
  };
}

describe("the files of a project", () => {
  test("with one id twice count for neither, and links for nothing", () => {
    const { path, directory, write } = project();
    write("a.md", nightly.replace("---\n", "---\nid: same\n"));
    write("b.md", nightly.replace("---\n", "---\nid: same\n"));
    write("c.md", nightly);
    symlinkSync("/etc/hostname", join(directory, "link.md"));
    const found = findSchedules(path);
    expect(found.schedules.map(({ name }) => name)).toEqual(["c"]);
    expect(found.problems).toEqual([
      expect.stringContaining("link.md cannot be read"),
      ".wheelhouse/schedules/a.md and .wheelhouse/schedules/b.md have the id same, so that none of them counts.",
    ]);
  });

  test("with one id twice stop what the first of them had made, until there is one again", async () => {
    const { write, remove, follow } = project();
    write("a.md", nightly.replace("---\n", "---\nid: same\n"));
    const { files, journal, said } = await follow();
    const now = async () => (await readSchedules(journal, { removed: 0 }))[0];
    expect((await now())?.paused).toBeUndefined();
    write("b.md", nightly.replace("---\n", "---\nid: same\n"));
    await files.look();
    await files.look();
    expect(await now()).toMatchObject({
      paused: { reason: expect.stringMatching(/a\.md and .*b\.md have the id same/) },
    });
    expect(said).toHaveLength(1);
    remove("a.md");
    await files.look();
    expect((await now())?.paused).toBeUndefined();
  });

  test("are followed: new, changed and gone; what a person has made keeps its name", async () => {
    const { write, remove, follow } = project();
    write("nightly.md", nightly);
    const { files, journal, said, here, ports } = await follow();
    const now = async () =>
      (await readSchedules(journal, { removed: 0 })).map(({ definition, trusted }) => [
        definition.name,
        definition.cron,
        trusted,
      ]);
    expect(await now()).toEqual([["nightly", "0 2 * * *", undefined]]);
    write("nightly.md", nightly.replace("0 2", "0 3"));
    await files.look();
    expect(await now()).toEqual([["nightly", "0 3 * * *", undefined]]);
    write("nightly.md", "nothing");
    await files.look();
    expect(await now()).toHaveLength(1);
    await files.look();
    expect(said).toEqual([expect.stringContaining("does not begin")]);
    remove("nightly.md");
    await files.look();
    expect(await now()).toEqual([]);
    const input = { name: "mine", title: "", cron: "@daily", zone: "UTC" };
    const rest = { catchUp: "last", timeoutMs: 60_000, notifyOn: "failure" } as const;
    await performSchedule(ports, {
      do: "define",
      project: here,
      by: "ann",
      input: { ...input, ...rest, act: { kind: "issue", number: 1 } },
      origin: "person",
      isNew: true,
    });
    write("mine.md", nightly);
    await files.look();
    expect(await now()).toEqual([["mine", "@daily", expect.any(String)]]);
    expect(said.at(-1)).toContain("a person has made");
  });
});
