import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { untilEvent } from "../testing/journal-of.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

/** An agent for each changed file, three at most, from what a built-in function lists. */
const FLOW = `title: Each file
answers: Is each changed file well?
steps:
  - id: snapshot
    run: snapshot@1
  - id: diff
    run: diff@1
    input: { focus: "", mode: B }
    after: [snapshot]
  - id: each
    kind: map
    over: { out: diff, path: files }
    key: path
    cap: 3
    after: [diff]
    each:
      persona: { id: reader, text: You read one file. }
      prompt: "Read {{ item.path }}."
      access: read
  - id: all
    after: [each]
    join: settled
    persona: { id: writer, text: You sum up. }
    prompt: "Sum up {{ outputs.each | json }}."
    access: read
report: all
`;
const TRANSCRIPT = `version: 1
turns:
  - { step: each/b.js, play: [{ crash: 3 }] }
  - { step: each/c.js, ordinal: 1, play: [{ silence: true }] }
  - { step: "each/*", play: [text: It is well.] }
  - { step: all, play: [text: All was looked at.] }
`;

describe("a map over what a function lists", () => {
  test("has an agent for each item up to its cap, says what it left out, and outlives an item and its host", async () => {
    const cwd = smallRepository();
    for (const name of ["a", "b", "c", "d", "e"])
      writeFileSync(join(cwd, `${name}.js`), `export const ${name} = 1;\n`);
    const transcript = join(dirname(cwd), "map.yaml");
    writeFileSync(transcript, TRANSCRIPT);
    const terminal = openTerminal({ cwd });
    mkdirSync(join(terminal.home, "flows"), { recursive: true });
    writeFileSync(join(terminal.home, "flows", "each-file.yaml"), FLOW);

    const planned = await terminal.call(
      "plan",
      "each-file",
      "--agent",
      "scripted",
      "--model",
      transcript,
    );
    expect(planned.code).toBe(0);
    expect(planned.stdout).toMatch(/each\b.*3 at most/);

    const limits = ["--agent", "scripted", "--model", transcript, "--max-tokens", "100k"];
    const running = terminal.start("run", "each-file", ...limits);
    const about = (type: string, step: string) =>
      untilEvent(
        terminal.home,
        (event) => event.type === type && "step" in event && event.step === step,
      );
    const { run } = await about("step.failed", "each/b.js");
    await about("step.completed", "each/a.js");
    await about("session.opened", "each/c.js");
    await running.kill9();
    const resumed = await terminal.call("resume", run, "--json");
    expect(resumed.stderr).toBe("");
    expect(resumed.code).toBe(0);
    const object = runObjectSchema.parse(JSON.parse(resumed.stdout));
    const stepOf = (id: string) => object.steps.find((step) => step.id === id);
    expect(stepOf("each")).toMatchObject({ kind: "map", status: "completed", omitted: 3 });
    expect(
      object.steps.filter(({ parent }) => parent === "each").map(({ id, status }) => [id, status]),
    ).toEqual([
      ["each/a.js", "completed"],
      ["each/b.js", "failed"],
      ["each/c.js", "completed"],
    ]);
    expect(stepOf("each/c.js")?.attempts.map(({ status }) => status)).toEqual([
      "lost",
      "completed",
    ]);
    expect(stepOf("each/a.js")?.attempts).toHaveLength(1);
    expect(object.report).toBe("All was looked at.");
    const shown = await terminal.call("show", run);
    expect(shown.stdout).toContain("(3 left out)");
    expect(shown.stdout).toMatch(/each\/b\.js .*failed/);
  });
});
