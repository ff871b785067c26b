import { describe, expect, test } from "vitest";
import type { Draft } from "../journal.ts";
import { openForTest, type OpenForm } from "./open-form.ts";
import { note, notes } from "./samples.ts";

/** Chapter 4: events of other versions. Export and import carry them from one journal to another. */
export function versionSuite(open: OpenForm): void {
  describe("event versions", () => {
    test("4.3: an older event is brought to the present form when it is read", async () => {
      const old = await openForTest(open, { eventVersion: 1 });
      await old.append([{ stream: "run/a", events: [note("told", "old.name")] }]);
      const upcast = (event: Draft, version: number): Draft =>
        version === 1 && event.type === "old.name" ? { ...event, type: "new.name" } : event;
      const present = await openForTest(open, { eventVersion: 2, upcast });
      await present.import(old.export(["run/a"]));
      await present.append([{ stream: "run/a", events: [note("said", "old.name")] }]);
      const events = await present.read("run/a");
      expect(events.map(({ type }) => type)).toEqual(["new.name", "old.name"]);
    });

    test("4.3: an event of a later version is refused, never guessed", async () => {
      const later = await openForTest(open, { eventVersion: 2 });
      await later.append([notes("run/a", 1)]);
      const present = await openForTest(open, { eventVersion: 1 });
      const coming = present.import(later.export(["run/a"]));
      await expect(coming).rejects.toMatchObject({ code: "journal.invalid" });
      expect(await present.streams("")).toEqual([]);
    });
  });
}
