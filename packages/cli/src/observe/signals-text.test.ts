import type { RepositoryObject, SignalObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { PLAIN } from "../output/paint.ts";
import { signalsText } from "./signals-text.ts";

const repository = (name: string, lines: readonly string[], rest = {}): RepositoryObject => ({
  id: `${name}-1`,
  status: "ok",
  problem: null,
  name,
  path: `/src/${name}`,
  remote_url: null,
  branch: "main",
  default_branch: "main",
  ahead: 0,
  behind: 0,
  stashes: 0,
  forge: "ok",
  signals: lines.map((line): SignalObject => ({
    id: `${name}-1:push`,
    status: "open",
    project_id: `${name}-1`,
    project_name: name,
    project_path: `/src/${name}`,
    remote_url: null,
    signal: "push",
    detail: {},
    line,
  })),
  activity_score: 0,
  dormant: false,
  scanned_at: null,
  ...rest,
});
const text = (shown: readonly RepositoryObject[], looked = shown): string =>
  signalsText(shown, { looked, project: undefined, paint: PLAIN, columns: 80 });

describe("signals for a person", () => {
  test("are one line each below their repository", () => {
    const orders = repository("orders", ["1 commit to push", "HEAD is detached"], {
      ahead: 1,
      behind: 2,
      stashes: 3,
    });
    const broken = repository("broken", [], { problem: "git status failed.", branch: null });
    expect(text([orders, broken])).toBe(
      [
        "orders  main ↑1 ↓2 3 stashed",
        "  1 commit to push",
        "  HEAD is detached",
        "broken",
        "  failing: git status failed.",
      ].join("\n"),
    );
  });

  test("say how many want nothing, and that nothing does", () => {
    const orders = repository("orders", ["1 commit to push"]);
    const quiet = repository("quiet", []);
    expect(text([orders], [orders, quiet])).toContain(
      "1 more wants nothing: wheelhouse signals --all",
    );
    expect(text([], [quiet, quiet])).toBe("Nothing wants action in 2 repositories.");
    expect(text([])).toContain("wheelhouse source add DIR");
  });

  test("say once what a forge did not tell, unless another one tells", () => {
    const silent = repository("a", ["x"], { forge: "unconfigured" });
    expect(text([silent, silent]).match(/forge: unconfigured/g)).toHaveLength(1);
    expect(text([silent, repository("b", ["x"])])).not.toContain("forge:");
    const limited = repository("b", ["x"], { forge: "rate_limited" });
    expect(text([silent, limited])).toContain("forge: rate_limited");
  });

  test("cannot be made to write on the terminal what a file is called", () => {
    const evil = repository("a\n\u001b[31mb", ["dirty\n\u001b]0;x\u0007"]);
    expect(text([evil])).toBe("a b  main\n  dirty ");
    expect(text([repository("twin", ["x"]), repository("twin", ["y"])])).toContain("/src/twin");
  });
});
