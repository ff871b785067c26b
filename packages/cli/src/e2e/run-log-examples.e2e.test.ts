import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runListItemSchema, runObjectSchema, sourcePreviewSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { openTerminal } from "../testing/terminal.ts";

const EXAMPLES = join(import.meta.dirname, "../../../../examples/run-log");
const WRITERS = [
  { example: "write.sh", program: "sh", candidate: "Retry the upload", events: 13 },
  { example: "write.ts", program: process.execPath, candidate: "Cache the prices", events: 8 },
];

describe.each(WRITERS)("the example $example", ({ example, program, candidate, events }) => {
  test("is short, and writes a log that is read back whole by the real source", async () => {
    const text = readFileSync(join(EXAMPLES, example), "utf8");
    const code = text.split("\n").filter((line) => !/^\s*(#|\/\/|\/\*\*|$)/.test(line));
    expect(code.length).toBeLessThanOrEqual(24);

    const directory = mkdtempSync(join(tmpdir(), "wheelhouse-runs-"));
    const env = { ...process.env, WAIT: "true", RUN_ID: "from-the-example" };
    execFileSync(program, [join(EXAMPLES, example), directory], { env });
    expect(readdirSync(directory)).toEqual(["from-the-example"]);

    const terminal = openTerminal();
    const seen = await terminal.call("source", "preview", directory, "--json");
    const preview = sourcePreviewSchema.parse(JSON.parse(seen.stdout));
    expect(preview.kind).toBe("run-log");
    expect(preview.lines).toHaveLength(events);
    expect(preview.lines.filter((line) => line.problem !== null)).toEqual([]);

    expect(await terminal.call("source", "add", directory)).toMatchObject({ code: 0 });
    const listed = await terminal.call("ls", "--source", "run-log", "--json");
    const [item] = z.array(runListItemSchema).parse(JSON.parse(listed.stdout));
    expect(item?.status).toBe("completed");
    expect(item?.observed?.candidate).toBe(candidate);
    const shown = await terminal.call("show", "from-the-example", "--json");
    const run = runObjectSchema.parse(JSON.parse(shown.stdout));
    expect(run.id).toBe(item?.id);
    expect(run.observed?.phase).toBe("done");
    expect(run.observed?.bad_lines).toBe(0);
  });
});
