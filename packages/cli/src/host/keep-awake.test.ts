import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Agents, AgentSession, AttemptSpec } from "@wheelhouse/agents";
import { describe, expect, test } from "vitest";
import { fakePrograms } from "../testing/fake-programs.ts";
import { untilFile } from "../testing/until-file.ts";
import { type AwakeOptions, keepAwake } from "./keep-awake.ts";

const session: AgentSession = {
  opened: {
    type: "session.opened",
    data: { session: "s", agent: "a", level: "enforced", loadable: false },
  },
  level: "enforced",
  prompt: async () => ({ end: "cancelled" }),
  close: async () => undefined,
};
const agents: Agents = {
  list: async () => [],
  open: async () => session,
  reap: async () => "dead",
};
const spec: AttemptSpec = {
  run: "r",
  step: "s",
  attempt: "s#1.1",
  role: "author",
  persona: "p",
  generation: 1,
  ordinal: 1,
  agent: "a",
  access: "read",
  cwd: "/",
  home: "/",
  tmp: "/",
  readable: [],
  silenceMs: 1,
  timeoutMs: 1,
};

/** Agents on a machine with a program that says when it begins and ends; `script` replaces what it does. */
function machine(over: Partial<AwakeOptions> = {}, script?: string) {
  const said = join(mkdtempSync(join(tmpdir(), "wheelhouse-awake-")), "said");
  const wait = `trap 'echo ended >> ${said}; exit 0' TERM; while :; do sleep 0.05; done`;
  const body = `echo "began $@" >> ${said}\n${script ?? wait}`;
  const path = fakePrograms({ "systemd-inhibit": body, caffeinate: body });
  const env = { PATH: `${path}:${process.env["PATH"]}`, ...over.env };
  const awake = keepAwake(agents, { system: "linux", lingerMs: 0, ...over, env });
  const open = async () => {
    const opened = await awake.open(spec, () => undefined, new AbortController().signal);
    if ("usable" in opened) throw new Error(opened.reason);
    return opened;
  };
  return { said, open };
}
const begun = (said: string): number => readFileSync(said, "utf8").match(/^began/gm)?.length ?? 0;

describe("a machine with agents at work", () => {
  test("is kept awake from the first to the last of them, and until this process ends at most", async () => {
    const { said, open } = machine();
    const [one, other] = [await open(), await open()];
    const words = await untilFile(said, /began/);
    expect(words).toContain(`--what=idle --mode=block --who=Wheelhouse`);
    expect(words).toContain(`tail --pid=${process.pid} -f /dev/null`);
    await one.close("done");
    await other.close("done");
    await untilFile(said, /ended/);
    expect(begun(said)).toBe(1);
    const again = await open();
    await untilFile(said, /ended\nbegan/);
    await again.close("done");
    await untilFile(said, /ended\nbegan[^\n]*\nended/);
  });

  test("is kept awake by its own program on a Mac", async () => {
    const { said, open } = machine({ system: "darwin" });
    const opened = await open();
    expect(await untilFile(said, /began/)).toContain(`-i -w ${process.pid}`);
    await opened.close("done");
    await untilFile(said, /ended/);
  });

  test("is left alone when a person says so, and where there is no such program", async () => {
    const off = machine({ env: { WHEELHOUSE_KEEP_AWAKE: "no" } });
    await (await off.open()).close("done");
    const nowhere = machine({ env: { PATH: "/nowhere" } });
    await (await nowhere.open()).close("done");
    const other = machine({ system: "win32" });
    await (await other.open()).close("done");
    expect([off, nowhere, other].map(({ said }) => existsSync(said))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
