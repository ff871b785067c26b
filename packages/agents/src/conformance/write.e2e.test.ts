import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { treeOf } from "@wheelhouse/sandbox";
import { describe, expect, onTestFinished, test } from "vitest";
import type { AttemptSpec, ConversationEvent } from "../agent.ts";
import type { Say } from "../model-server/script/model-script.ts";
import { startModelServer } from "../model-server/start-model-server.ts";
import { PROJECT_SERVER_ATTACK } from "./attacks/project-server-attack.ts";
import { createGround, type Ground } from "./ground/create-ground.ts";
import { differences } from "./ground/print-tree.ts";
import { machineWith } from "./machine-with.ts";
import { openHeld } from "./open-held.ts";
import { specFor } from "./spec-for.ts";
import { UNDER_TEST } from "./under-test.ts";

const LIMIT = { timeout: 180_000 };
/** Whose model is offered no tool for files: it edits by its shell. */
const BY_SHELL: readonly string[] = ["codex"];

type Called = Extract<Say, { call: unknown }>["call"]["role"];
const call = (role: Called, given: Readonly<Record<string, string>>): Say => ({
  call: { role, with: given, unoffered: false },
});
const shell = (command: string): Say => call("shell", { command });

/** What the model does in the clone: it edits a file, by a tool where there is one, and runs a command. */
function work(agent: string, { repo }: Ground): Say[] {
  const sed = "sed -i 's|return a / b|return b === 0 ? 0 : a / b|' math.ts";
  if (BY_SHELL.includes(agent)) return [shell(sed), shell("ls math.ts > ran.txt")];
  const path = join(repo, "math.ts");
  const edit = { path, old: "return a / b", new: "return b === 0 ? 0 : a / b" };
  return [call("read", { path }), call("edit", edit), shell("ls math.ts > ran.txt")];
}

/** One command that tries to write outside of the clone in many ways. */
function escape({ outside, repo, user }: Ground): Say {
  const lines = [
    ...[outside, user, `${repo}/..`].flatMap((place) => [
      `touch '${place}/canary-direct'`,
      `touch '/proc/self/root${place}/canary-root'`,
      `ln -sfn '${place}' "$TMPDIR/way"; touch "$TMPDIR/way/canary-link"`,
    ]),
    `git -C '${outside}/host' update-ref refs/heads/canary HEAD`,
    `git push '${outside}/host' HEAD:refs/heads/canary-push`,
    `printf '#!/bin/sh\\ntouch "${outside}/canary-hook"\\n' > "$TMPDIR/post-commit"; chmod +x "$TMPDIR/post-commit"`,
    `git -c core.hooksPath="$TMPDIR" -c user.name=t -c user.email=t@localhost commit -q --allow-empty -m t`,
    `nohup setsid sh -c "sleep 1; touch '${outside}/canary-late'" >/dev/null 2>&1 &`,
    "echo tried",
  ];
  return shell(lines.join("\n"));
}

/** What differs from an ordinary project on an ordinary machine. */
interface Project {
  readonly files?: Parameters<typeof createGround>[0];
  /** Variables that the user has not set. */
  readonly without?: readonly string[];
}

/** Lets an agent's model make calls in a write step; what was said, and what changed outside of git's own files. */
async function letWork(
  { agent, directories }: (typeof UNDER_TEST)[number],
  says: (ground: Ground) => readonly Say[],
  over: Partial<AttemptSpec> = {},
  { files = () => ({}), without = [] }: Project = {},
) {
  const ground = createGround(files);
  onTestFinished(() => ground.remove());
  const calls = says(ground);
  const server = await startModelServer({
    script: {
      version: 1,
      rules: [
        ...calls.map((say, result) => ({ when: { result }, say: [say] })),
        { when: { result: calls.length }, say: [{ text: "It is done." }] },
        { say: [{ text: "Nothing to do." }] },
      ],
    },
  });
  onTestFinished(() => server.close());
  const before = ground.print();
  const events: ConversationEvent[] = [];
  const spec = specFor(ground, agent, { access: "write", ...over });
  const machine = machineWith(server.url, ground, directories);
  const env = Object.fromEntries(
    Object.entries(machine.env).filter(([name]) => !without.includes(name)),
  );
  const open = openHeld("enforced", { ...machine, env });
  const session = await open(spec, (event) => events.push(event), new AbortController().signal);
  if ("usable" in session) throw new Error(`${session.reason} ${session.hint}`);
  const end = await session.prompt("Divide by zero is zero.");
  await session.close("done");
  const changed = differences(before, ground.print()).map((path) =>
    path.replace(`${ground.repo}/`, ""),
  );
  const left = treeOf({ marker: `${spec.run}/${spec.attempt}` });
  const models = [...new Set(server.requests.map(({ model }) => model))];
  return { ground, end, events, changed, left, models, mode: session.opened.data.mode };
}

describe.each(UNDER_TEST)("$agent, as it is installed, in a step that writes", (subject) => {
  test(
    "edits a file and runs a command in its clone, and nothing else is left there",
    LIMIT,
    async () => {
      const { ground, end, events, changed, left } = await letWork(subject, (place) =>
        work(subject.agent, place),
      );
      expect(end).toMatchObject({ end: "done", text: expect.stringContaining("It is done.") });
      expect(readFileSync(join(ground.repo, "math.ts"), "utf8")).toContain("b === 0 ? 0 : a / b");
      expect(changed).toEqual(["math.ts", "ran.txt"]);
      expect(events.some(({ type }) => type === "agent.tool.started")).toBe(true);
      expect(left).toEqual([]);
    },
  );

  test("L7: changes nothing outside of its clone", LIMIT, async () => {
    const { ground, end, changed, left } = await letWork(subject, (place) => [escape(place)]);
    expect(end).toMatchObject({ end: "done", text: expect.stringContaining("It is done.") });
    expect(changed.filter((path) => !path.startsWith(".git/"))).toEqual([]);
    for (const place of [ground.user, join(ground.repo, "..")])
      expect(readdirSync(place).filter((name) => name.startsWith("canary"))).toEqual([]);
    // What proves that it was tried: its own git is its own.
    expect(changed).toContain(".git/logs/HEAD");
    expect(left).toEqual([]);
  });

  test(
    "starts nothing that the project names for agents, and leaves its settings as they are",
    LIMIT,
    async () => {
      const files = (repo: string) => PROJECT_SERVER_ATTACK.files?.(repo) ?? {};
      const says = () => [shell("touch ran.txt")];
      const { end, changed } = await letWork(subject, says, {}, { files });
      expect(end).toMatchObject({ end: "done" });
      expect(changed).toEqual(["ran.txt"]);
    },
  );

  test(
    "takes no model from a file that is the project's own, and its commands read it",
    LIMIT,
    async () => {
      const files = () => ({ ".env": "OPENAI_MODEL=evil-model\nANTHROPIC_MODEL=evil-model\n" });
      const without = ["OPENAI_MODEL"];
      const says = () => [shell("cp .env copy.txt")];
      const { ground, models } = await letWork(subject, says, {}, { files, without });
      expect(readFileSync(join(ground.repo, "copy.txt"), "utf8")).toContain("evil-model");
      expect(models).not.toContain("evil-model");
      expect(models).not.toEqual([]);
    },
  );

  test("asks about its commands where the project has rules about them", LIMIT, async () => {
    const { changed, mode } = await letWork(subject, () => [shell("touch ruled.txt")], {
      rules: [{ kind: "execute", decision: "reject" }],
    });
    expect(changed).toEqual([]);
    expect(mode).not.toBe("agent-full-access");
  });
});

// The model of the others has our tools inside of a program that it writes, which a script cannot.
const BY_NAME = UNDER_TEST.filter(({ agent }) => !BY_SHELL.includes(agent));

test.each(BY_NAME)(
  "$agent has a check of the run run by us, and sees what it says",
  LIMIT,
  async (subject) => {
    const ran: string[] = [];
    const tools = {
      sendBackTo: [],
      mayAsk: false,
      checks: ["tests"],
      runCheck(name: string) {
        ran.push(name);
        return Promise.resolve({
          command: ["npm", "test"],
          ok: false,
          exit: 1,
          timedOut: false,
          durationMs: 5,
          output: "one of them failed",
        });
      },
    };
    const { end, events } = await letWork(
      subject,
      () => [call("any:mcp__wheelhouse__check", { name: "tests" })],
      { tools },
    );
    expect(end).toMatchObject({ end: "done", text: expect.stringContaining("It is done.") });
    expect(ran).toEqual(["tests"]);
    expect(events.filter(({ type }) => type === "artifact.recorded")).toMatchObject([
      { data: { name: "check:tests", kind: "evidence" } },
    ]);
    const told = events.find(
      ({ type, data }) =>
        type === "agent.tool.updated" && JSON.stringify(data).includes("one of them failed"),
    );
    expect(told).toBeDefined();
  },
);
