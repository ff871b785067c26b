import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sessionFormats } from "../sessions/session-formats.ts";
import { FIXTURES } from "../sessions/testing/told.ts";
import { changeOf, makeStand } from "../suite/stand.ts";

describe.each(sessionFormats.map((format) => ({ kind: format.kind, format })))(
  "a session file of $kind that was copied",
  ({ kind, format }) => {
    test("is one run, and goes on as the copy when the first is deleted", async () => {
      await using stand = makeStand(format);
      const root = join(FIXTURES, kind, "tools");
      const files = readdirSync(root, { recursive: true, encoding: "utf8" });
      const file = files.find((path) => path.endsWith(".jsonl")) ?? "";
      const bytes = readFileSync(join(root, file));
      // In another project, or of another year.
      const copy = file.replace(/[^/]\//, "5/");
      expect(copy).not.toBe(file);
      const paths = [stand.write(file, bytes), stand.write(copy, bytes)];
      const observed = await stand.open();
      const [first, ...others] = observed.items();
      expect(others).toEqual([]);
      const gone = first?.observed?.path ?? "";
      const left = paths.find((path) => path !== gone) ?? "";
      const told = changeOf(observed, ({ run }) => observed.item(run)?.observed?.path === left);
      rmSync(gone);
      await observed.scan();
      const { run } = await told;
      expect(observed.items().map(({ id }) => id)).toEqual([run]);
      expect(observed.item(run)?.tokens).toEqual(first?.tokens);
    });
  },
);
