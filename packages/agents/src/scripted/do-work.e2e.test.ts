import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Levels, probeLevels } from "@wheelhouse/sandbox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AttemptSpec } from "../agent.ts";
import { createSuiteGround, type SuiteGround } from "../suite/suite-ground.ts";
import { openScripted } from "./open-scripted.ts";

const found = await probeLevels();
const { enforced } = found;
const ABSENT = { available: false, reason: "the test does without it", hint: "" } as const;
/** Each level that is to be had here, alone. */
const LEVELS: readonly (readonly [string, Levels])[] = [
  ["enforced", { enforced, confined: ABSENT }],
  ["confined", { enforced: ABSENT, confined: found.confined }],
];

describe("what a scripted agent does to files", () => {
  let ground: SuiteGround;
  beforeEach(() => {
    ground = createSuiteGround();
    mkdirSync(join(ground.tree, "src"));
    writeFileSync(join(ground.tree, "src/a.ts"), "const a = 1;\nconst b = 1;\n");
  });
  afterEach(() => ground.remove());

  const read = (path: string): string => readFileSync(join(ground.tree, path), "utf8");

  /** Plays actions in one turn; what was said of tools and permissions, in order. */
  async function play(
    actions: readonly string[],
    over: Partial<AttemptSpec>,
    meta = {},
    levels = found,
  ) {
    const { session, heard } = await openScripted(ground, actions, over, {
      levels: () => Promise.resolve(levels),
    });
    const end = await session.prompt("Go.", { step: "work", ...meta });
    await session.close("done");
    expect(end).toMatchObject({ end: "done" });
    const of = (type: string) =>
      heard.events.filter((event) => event.type === type).map(({ data }) => data);
    return {
      started: of("agent.tool.started"),
      updated: of("agent.tool.updated"),
      permissions: of("agent.permission"),
    };
  }

  const WORK = [
    'edit: { path: docs/new/page.md, text: "round {{ round }} of {{ generation }}.{{ ordinal }}\\n" }',
    "edit: { path: old/deep/x.txt, text: x }",
    'replace: { path: src/a.ts, find: "= 1", with: "= $& {{ round }}" }',
    "remove: readme.md",
    "remove: { path: old }",
    "run: { command: [node, -e, \"console.log('in ' + process.cwd().split('/').pop()); process.exit(3)\"] }",
  ];

  test.runIf(enforced.available)(
    "is real where it may write, and shown as a call of its kind",
    async () => {
      const { started, updated } = await play(
        WORK,
        { access: "write" },
        { round: 2, generation: 3, ordinal: 4 },
      );
      expect(read("docs/new/page.md")).toBe("round 2 of 3.4\n");
      expect(ground.files().filter((path) => path.startsWith("old"))).toEqual([]);
      expect(read("src/a.ts")).toBe("const a = $& 2;\nconst b = 1;\n");
      expect(ground.files()).not.toContain("readme.md");
      expect(started).toMatchObject([
        { kind: "edit", title: "Write docs/new/page.md", locations: ["docs/new/page.md"] },
        { kind: "edit", title: "Write old/deep/x.txt" },
        { kind: "edit", title: "Edit src/a.ts", locations: ["src/a.ts"] },
        { kind: "delete", title: "Remove readme.md", locations: ["readme.md"] },
        { kind: "delete", title: "Remove old" },
        { kind: "execute", input: expect.stringContaining("process.exit(3)") },
      ]);
      expect(updated).toMatchObject([
        { status: "completed", output: expect.stringMatching(/^\[diff of .*page\.md\]$/) },
        { status: "completed" },
        { status: "completed", output: expect.stringMatching(/^\[diff of .*a\.ts\]$/) },
        { status: "completed", output: "removed" },
        { status: "completed", output: "removed" },
        { status: "failed", output: "in tree\nexit code 3" },
      ]);
    },
  );

  test.each(LEVELS.filter(([, each]) => each.enforced.available || each.confined.available))(
    "L7: is refused by the sandbox where it may only read, %s, which it says",
    async (_, levels) => {
      const before = ground.files();
      const { updated } = await play(
        [
          "edit: { path: src/a.ts, text: x }",
          "edit: { path: new/b.ts, text: x }",
          "replace: { path: src/a.ts, find: const, with: let }",
          "remove: readme.md",
          "run: { command: [sh, -c, 'echo x > src/a.ts'] }",
        ],
        {},
        {},
        levels,
      );
      expect(updated).toHaveLength(5);
      const ran = updated.pop();
      expect(ran).toMatchObject({
        status: "failed",
        output: expect.stringMatching(/Read-only file system|ERR_ACCESS_DENIED/),
      });
      for (const each of updated)
        expect(each).toMatchObject({
          status: "failed",
          output: expect.stringMatching(/^refused by the sandbox \((EROFS|ERR_ACCESS_DENIED)\)$/),
        });
      expect(ground.files()).toEqual(before);
      expect(read("src/a.ts")).toContain("const a = 1;");
    },
  );

  test("says what is wrong with what cannot be done", async () => {
    const { updated } = await play(
      [
        "replace: { path: src/a.ts, find: nowhere, with: x }",
        "replace: { path: none.ts, find: a, with: b }",
      ],
      {},
    );
    expect(updated).toMatchObject([
      { status: "failed", output: "failed: it has no such text" },
      { status: "failed", output: expect.stringMatching(/none\.ts/) },
    ]);
  });

  test.runIf(enforced.available)("is asked about first where it says so", async () => {
    const outside = join(dirname(ground.tree), "outside.txt");
    const inside = await play(
      ["edit: { path: a.txt, text: a, permission: true }", "remove: { path: a.txt }"],
      { access: "write" },
    );
    expect(inside.permissions).toMatchObject([{ kind: "edit", decision: "allow_once" }]);
    const refused = await play(["edit: { path: a.txt, text: a, permission: true }"], {});
    expect(refused.permissions).toMatchObject([{ kind: "edit", decision: "reject" }]);
    expect(refused.updated).toMatchObject([{ status: "failed", output: "not allowed" }]);
    const tools = { sendBackTo: [], mayAsk: false };
    const away = await play([`edit: { path: ${outside}, text: a, permission: true }`], {
      access: "write",
      tools,
    });
    expect(away.permissions).toMatchObject([{ kind: "edit", decision: "reject" }]);
    expect(existsSync(outside)).toBe(false);
  });

  test.runIf(enforced.available)("ends a program whose time is over", async () => {
    const { updated } = await play(["run: { command: [sleep, '600'], ms: 50 }"], {
      access: "write",
    });
    expect(updated).toMatchObject([
      { status: "failed", output: "ended because it took more than 50 ms" },
    ]);
  });

  test.runIf(enforced.available)("says that a program is not there", async () => {
    const { updated } = await play(["run: { command: [no-such-program] }"], { access: "write" });
    expect(updated).toMatchObject([
      { status: "failed", output: "failed: spawn no-such-program ENOENT" },
    ]);
  });

  test.runIf(enforced.available)(
    "L8: stops in the middle of a program when cancelled",
    async () => {
      const { session, heard, cancel } = await openScripted(
        ground,
        ["run: { command: [sh, -c, 'echo on; sleep 600'] }", "edit: { path: late.txt, text: x }"],
        { access: "write" },
      );
      const end = session.prompt("Go.");
      await heard.next(({ type }) => type === "agent.tool.started");
      cancel.abort("enough");
      expect(await end).toMatchObject({ end: "cancelled" });
      await session.close("cancelled");
      expect(ground.files()).not.toContain("late.txt");
    },
  );
});
