import { API, type InboxObject } from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { mustOpenReading } from "../reading/open-reading.ts";
import { addProject } from "../project/known-projects.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";
import { listItems, type Wanted } from "./read-items.ts";
import { withInbox } from "./with-inbox.ts";

const itemSchema = API.inboxItem.reply;

/** A data directory with a known project, and a person at a terminal. */
async function openInbox() {
  const cwd = smallRepository();
  const terminal = openTerminal({ cwd });
  const { home } = terminal;
  const { id: project } = await addProject(home, cwd);
  const call = (...args: string[]): ReturnType<Terminal["call"]> =>
    terminal.call("inbox", ...args, "--json");
  return {
    project,
    terminal,
    async post(message: string, source = "uptime"): Promise<string> {
      const said = { type: "api", source, message, priority: "normal", dedupeKey: null } as const;
      const outcome = { result: "told" } as const;
      const command = { do: "post", by: "uptime", project, ...said, outcome } as const;
      return (await withInbox(home, command)).item;
    },
    async do(...args: string[]): Promise<InboxObject> {
      const { code, stdout, stderr } = await call(...args);
      expect([code, stderr]).toEqual([0, ""]);
      return itemSchema.parse(JSON.parse(stdout));
    },
    /** Ids of items that are listed, in this process: only what changes something is worth one of its own. */
    async list(wanted: Wanted): Promise<readonly string[]> {
      const { items } = await listItems(home, { wanted, now: Date.now() });
      return items.map(({ id }) => id).sort();
    },
    undo: (item: string) => withInbox(home, { do: "undo", item, by: "ann" }),
    issues: () =>
      readingHere(home, async (journal) => {
        const rows = await journal.rows("issues");
        return rows.filter((row) => row["deleted_at"] === null);
      }),
  };
}

describe("wheelhouse inbox", () => {
  test("makes an issue of items that are alike, dismisses one, puts one away, and takes each back", async () => {
    const inbox = await openInbox();
    const [first, second, other] = [
      await inbox.post("The cart is empty"),
      await inbox.post("The cart is empty again"),
      await inbox.post("A word", "elsewhere"),
    ];
    expect(await inbox.do("issue", first, "--alike", "--why", "It costs us.")).toMatchObject({
      status: "processed",
      outcome: { decision: { decisions: ["issue"], issue: 1, together: 2, why: "It costs us." } },
    });
    expect(await inbox.issues()).toMatchObject([{ number: 1, title: "The cart is empty" }]);
    expect(await inbox.list("open")).toEqual([other]);
    await inbox.undo(second);
    expect(await inbox.list("open")).toEqual([first, other, second].sort());
    expect(await inbox.issues()).toEqual([]);

    expect(await inbox.do("ignore", first)).toMatchObject({ status: "ignored" });
    const away = await inbox.do("snooze", other, "--until", "2h");
    expect(Date.parse(away.outcome.snoozed_until ?? "")).toBeGreaterThan(Date.now());
    expect(await inbox.list("open")).toEqual([second]);
    expect(await inbox.list("snoozed")).toEqual([other]);
    const { code, stderr } = await inbox.terminal.call("inbox", "rerun", second);
    expect([code, stderr]).toEqual([2, expect.stringContaining("nothing that could be run again")]);
  }, 120_000);
});

async function readingHere<T>(
  home: string,
  read: (journal: JournalReader) => Promise<T>,
): Promise<T> {
  await using journal = await mustOpenReading(home);
  return await read(journal);
}
