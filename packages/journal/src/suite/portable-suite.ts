import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openForTest, type OpenForm } from "./open-form.ts";
import { largeData, note, notes, SUMS } from "./samples.ts";

async function linesOf(lines: AsyncIterable<string>): Promise<string[]> {
  return Array.fromAsync(lines);
}

/** Lines with an end that fits them, as somebody would write who knows the form. */
function sealed(lines: readonly string[]): string[] {
  const digest = createHash("sha256").update(lines.map((line) => `${line}\n`).join(""));
  return [...lines, JSON.stringify({ end: digest.digest("hex") })];
}

/** Chapter 10: whole streams in one text file. */
export function portableSuite(open: OpenForm): void {
  async function filled() {
    const journal = await openForTest(open, { clock: () => 5 });
    await journal.append([notes("run/b", 1)]);
    await journal.append([{ stream: "run/a", events: [note(largeData("plan")), note(2)] }]);
    await journal.append([{ ...notes("run/a", 300), class: "agent" }, notes("run/a", 1)]);
    return journal;
  }

  describe("export and import", () => {
    test("10.4: bring streams over as they were, with new global positions", async () => {
      const from = await filled();
      const to = await openForTest(open, { clock: () => 9, projections: [SUMS] });
      await to.append([notes("run/before", 10)]);
      const receipt = await to.import(await linesOf(from.export(["run/a", "run/b"])));
      expect(receipt).toEqual({ streams: ["run/a", "run/b"], events: 304 });
      for (const stream of ["run/a", "run/b"]) {
        const there = await from.read(stream);
        const here = await to.read(stream);
        expect(here.map((event) => ({ ...event, gseq: 0 }))).toEqual(
          there.map((event) => ({ ...event, gseq: 0 })),
        );
        expect(here[0]?.gseq).toBeGreaterThan(10);
        expect(await to.read(stream, { class: "run" })).toHaveLength(stream === "run/a" ? 3 : 1);
      }
      expect(await to.rows("sums", { where: { id: "run/a" } })).toMatchObject([{ count: 3 }]);
      await to.append([{ ...notes("run/a", 1), expectedSeq: 303 }]);
      expect(await to.head("run/a")).toBe(304);
    });

    test("10.1: carry blobs that the caller names", async () => {
      const from = await filled();
      const bytes = new Uint8Array([0, 255, 10]);
      const hash = await from.putBlob(bytes);
      const to = await openForTest(open);
      await to.import(from.export(["run/b"], { blobs: [hash] }));
      expect(new Uint8Array((await to.getBlob(hash)) ?? [])).toEqual(bytes);
    });

    test("10.3: refuse a stream that exists, and then take nothing", async () => {
      const from = await filled();
      const to = await openForTest(open);
      await to.append([notes("run/b", 1)]);
      const coming = to.import(from.export(["run/a", "run/b"]));
      await expect(coming).rejects.toMatchObject({ code: "journal.conflict" });
      expect(await to.streams("")).toEqual(["run/b"]);
    });

    test("10.3: refuse a file that was cut or changed", async () => {
      const lines = await linesOf((await filled()).export(["run/a"]));
      const changed = lines.map((line) => line.replace('"note"', '"vote"'));
      const to = await openForTest(open);
      const damaged = [lines.slice(0, -1), lines.slice(1), changed, [...lines, "{}"], ["x"], []];
      for (const file of damaged)
        await expect(to.import(file)).rejects.toMatchObject({ code: "journal.invalid" });
      expect(await to.streams("")).toEqual([]);
      expect(await to.import(lines)).toMatchObject({ events: 303 });
    });

    test("10.2: refuse a file that is sealed and yet not in order", async () => {
      const lines = (await linesOf((await filled()).export(["run/a"]))).slice(0, -1);
      const [header = "", blob = "", plan = "", ...rest] = lines;
      const to = await openForTest(open);
      const disordered = [
        [header, blob, ...rest],
        [header, plan, blob, ...rest],
        [header, plan, ...rest],
        [header, blob, plan, ...rest.toReversed()],
        [header, blob.replace('"base64":"', '"base64":"AAAA'), plan, ...rest],
        [header.replace("1", "2"), blob, plan, ...rest],
        [header, header, blob, plan, ...rest],
        [header, blob, plan.replace('"run"', '"text"'), ...rest],
        [header, blob, plan.replace('"events":[', '"events":[[],'), ...rest],
      ];
      for (const file of disordered)
        await expect(to.import(sealed(file))).rejects.toMatchObject({ code: "journal.invalid" });
      expect(await to.import(sealed(lines))).toMatchObject({ events: 303 });
    });

    test("10.1: refuse to export what does not exist", async () => {
      const journal = await openForTest(open);
      await expect(linesOf(journal.export(["run/none"]))).rejects.toThrow("no stream run/none");
      await expect(linesOf(journal.export([], { blobs: ["0"] }))).rejects.toThrow("no blob 0");
    });
  });
}
