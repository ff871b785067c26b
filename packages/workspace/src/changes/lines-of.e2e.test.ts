import { parsePatch } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { commitWork } from "../commit/commit-work.ts";
import { createWriting } from "../fixtures/writing.ts";
import { changesOf } from "./changes-of.ts";
import { linesOf } from "./lines-of.ts";

describe("the lines around a change", () => {
  test("are those of the content that its patch names, whatever is in the tree now", async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => `line ${index + 1}`);
    const { clone, write } = await createWriting({ "a.txt": `${many.join("\n")}\n` });
    write("a.txt", `${many.with(1_499, "another").join("\n")}\r\nlast`);
    await commitWork(clone, { message: "One" });
    const { patch } = await changesOf(clone);
    const blob = parsePatch(patch)[0]?.blob ?? "";
    write("a.txt", "what an agent does meanwhile\n");
    const lines = async (from: number, to: number) => linesOf(clone, { blob, from, to });
    expect(await lines(1_499, 1_501)).toEqual({
      from: 1_499,
      lines: ["line 1499", "another", "line 1501"],
      total: 3_001,
    });
    expect((await lines(3_000, 9_999)).lines).toEqual(["line 3000\r", "last"]);
    expect((await lines(1, 9_999)).lines).toHaveLength(2_000);
    expect((await lines(0, 1)).lines).toEqual(["line 1"]);
    expect(await lines(5_000, 6_000)).toMatchObject({ lines: [], total: 3_001 });
    expect((await lines(5, 2)).lines).toEqual([]);
  });

  test("are refused of what is no text, and of what is no content of the run", async () => {
    const { clone, write } = await createWriting();
    write("b.bin", Buffer.from([1, 0, 2]));
    write("c.txt", "c\n");
    const { commit } = await commitWork(clone, { message: "One" });
    const { patch } = await changesOf(clone);
    const [binary] = parsePatch(patch);
    const refusal = async (blob: string) =>
      linesOf(clone, { blob, from: 1, to: 2 }).catch((error: unknown) => error);
    expect(binary?.path).toBe("b.bin");
    expect(await refusal(binary?.blob ?? "")).toMatchObject({
      code: "run.state",
      message: "This file is no text.",
    });
    for (const other of ["f".repeat(40), commit])
      expect(await refusal(other)).toMatchObject({ code: "run.state" });
  });
});
