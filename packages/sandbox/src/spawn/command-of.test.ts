import { describe, expect, test } from "vitest";
import type { SandboxSpec } from "../sandbox.ts";
import { commandOf } from "./command-of.ts";

const SPEC: SandboxSpec = {
  level: "enforced",
  command: ["/usr/bin/agent", "--flag", "$(touch x)"],
  cwd: "/snapshot",
  env: { PATH: "/bin", NODE_OPTIONS: "--allow-fs-write=*", NODE_PATH: "/evil", LANG: "C" },
  home: "/private/home",
  tmp: "/private/tmp",
  readable: ["/facts.json"],
  marker: "run/attempt",
};
const PROGRAMS = { bwrap: "/usr/bin/bwrap", node: "/usr/bin/node" };
const VIEW = { hidden: ["/run"], shown: ["/run/resolv.conf"] };

describe("the command of a sandboxed program", () => {
  test("its environment is what it was given, without what steers Node, and with the marker", () => {
    expect(commandOf(SPEC, PROGRAMS, VIEW).env).toEqual({
      PATH: "/bin",
      LANG: "C",
      HOME: "/private/home",
      TMPDIR: "/private/tmp",
      WHEELHOUSE_ATTEMPT: "run/attempt",
    });
  });

  test("enforced: later mounts win, so what is private and writable comes after what hides it", () => {
    const { program, args } = commandOf(SPEC, PROGRAMS, VIEW);
    expect(program).toBe("/usr/bin/bwrap");
    const at = (...words: string[]): number => args.join(" ").indexOf(words.join(" "));
    expect(at("--ro-bind / /")).toBe(0);
    expect(at("--tmpfs /run")).toBeLessThan(at("--ro-bind-try /run/resolv.conf"));
    expect(at("--ro-bind-try")).toBeLessThan(at("--bind /private/home /private/home"));
    expect(args).toEqual(
      expect.arrayContaining(["--unshare-pid", "--die-with-parent", "--new-session"]),
    );
    expect(args.slice(args.indexOf("--"))).toEqual([
      "--",
      "/usr/bin/agent",
      "--flag",
      "$(touch x)",
    ]);
  });

  test("enforced: the network is the machine's, unless it is taken away", () => {
    expect(commandOf(SPEC, PROGRAMS, VIEW).args).not.toContain("--unshare-net");
    expect(commandOf({ ...SPEC, network: true }, PROGRAMS, VIEW).args).not.toContain(
      "--unshare-net",
    );
    expect(commandOf({ ...SPEC, network: false }, PROGRAMS, VIEW).args).toContain("--unshare-net");
  });

  test("confined: nothing is allowed but reading what is named", () => {
    const spec: SandboxSpec = { ...SPEC, level: "confined", command: ["/agent.mjs", "transcript"] };
    const { program, args } = commandOf(spec, PROGRAMS, { hidden: [], shown: [] });
    expect(program).toBe("/usr/bin/node");
    expect(args.filter((each) => each.startsWith("--allow"))).toEqual([
      "--allow-fs-read=/agent.mjs",
      "--allow-fs-read=/facts.json",
    ]);
    expect(args.slice(-2)).toEqual(["/agent.mjs", "transcript"]);
  });
});
