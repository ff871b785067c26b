import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { untilEvent } from "../testing/journal-of.ts";
import { servedSchema } from "../testing/serve.ts";
import { openTerminal } from "../testing/terminal.ts";

const BRANCH = "wheelhouse/1-two-cups-cost-as-much-as-one";
const demonstrationSchema = servedSchema.extend({ home: z.string(), project: z.string() });

/** A search path with one program in it. */
function pathOf(program: string): string {
  const directory = mkdtempSync(join(tmpdir(), "wheelhouse-path-"));
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((each) => join(each, program))
    .find((path) => existsSync(path));
  symlinkSync(found ?? program, join(directory, program));
  return directory;
}

/** A terminal whose temporary directory is its own, so that what the demonstration leaves there can be seen. */
function terminalWithTemporary() {
  const temporary = mkdtempSync(join(tmpdir(), "wheelhouse-demo-test-"));
  const terminal = openTerminal({ env: { TMPDIR: temporary } });
  return {
    terminal,
    temporary,
    left: () => readdirSync(temporary).filter((name) => name.startsWith("wheelhouse-")),
  };
}

describe("the demonstration of issues", () => {
  test("goes from a failing test to an accepted branch by itself, and leaves nothing behind", async () => {
    const { terminal, left } = terminalWithTemporary();
    const ended = await terminal.call("demo", "issues");
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.stderr).toMatch(
      /Count every piece {2}critic, round 1: reject {2}`total\(\[\{ price: 250 \}\]\)` is NaN now[^]*critic, round 2: accept/,
    );
    expect(ended.stdout).toContain(
      "`node --test` passed (before the work it failed with exit code 1)",
    );
    expect(ended.stdout).toContain(`$ git diff main...${BRANCH}`);
    expect(ended.stdout).toContain(
      "+  return lines.reduce((sum, line) => sum + line.price * (line.count ?? 1), 0);",
    );
    expect(ended.stdout).toMatch(
      /\$ git status --short --branch\n## main\n\nWhat was made for it is removed\.\n$/,
    );
    expect(`${ended.stdout}${ended.stderr}`).not.toContain("Read it again");
    expect(left()).toEqual([]);
    expect(existsSync(terminal.home)).toBe(false);
  }, 180_000);

  test("is served for a person who presses the buttons, beside commands in another terminal", async () => {
    const { terminal, temporary, left } = terminalWithTemporary();
    const serving = terminal.start("demo", "issues", "--serve", "--port", "0", "--json");
    onTestFinished(() => void serving.child.kill("SIGKILL"));
    const said = await serving.shown(/\{.*\}/);
    const { port, home, project } = demonstrationSchema.parse(JSON.parse(said));
    expect(home).toMatch(/\/wheelhouse-issues-\w+\/data$/);
    expect(home.startsWith(realpathSync(temporary))).toBe(true);
    const secret = readFileSync(join(home, "server-key"), "utf8").trim();
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    const call = (path: string, body?: object) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        headers,
        ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      });
    const projects = z
      .array(z.looseObject({ id: z.string(), path: z.string() }))
      .parse(await (await call("/api/projects")).json());
    const key = projects.find(({ path }) => path === project)?.id ?? "";
    // As the page does when nobody is chosen: the settings of the project name the agent.
    const started = await call(`/api/projects/${key}/issues/1/start`, {});
    expect(started.status).toBe(202);
    const asked = (step: string) =>
      untilEvent(home, (event) => event.type === "request.opened" && event.step === step);
    await asked("approve");
    const approved = await call(`/api/projects/${key}/issues/1/answer`, { option: "approve" });
    expect(approved.status).toBe(202);
    await asked("accept");
    const other = openTerminal({ home, cwd: project });
    expect(await other.call("issue", "accept", "1")).toMatchObject({ code: 0, stderr: "" });
    await untilEvent(home, ({ type }) => type === "run.completed");
    expect(existsSync(join(project, ".git", "refs", "heads", BRANCH))).toBe(true);
    serving.child.kill("SIGINT");
    expect(await serving.ended).toMatchObject({ code: 0, signal: null });
    expect(left()).toEqual([]);
  }, 240_000);

  test("keeps what it made where a person has named the place, and takes nobody else's", async () => {
    const terminal = openTerminal();
    await terminal.call("run", "demo", "--band", "small", "--json");
    const refused = await terminal.call("demo", "issues", "--home", terminal.home);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("something was run before");
    for (const [words, why] of [
      [["demo", "issue"], /no demonstration "issue".*Did you mean issues/],
      [["demo", "issues", "--kill"], /--kill goes with the other demonstration/],
      [["demo", "issues", "--interactive", "--json"], /nobody is asked/],
    ] as const) {
      const ended = await terminal.call(...words);
      expect([words, ended.code]).toEqual([words, 2]);
      expect(ended.stderr.replaceAll(/\n {2}/g, " ")).toMatch(why);
    }
    const bare = openTerminal({ env: { PATH: pathOf("git") } });
    const unsafe = await bare.call("demo", "issues");
    expect([unsafe.code, existsSync(bare.home)]).toEqual([6, false]);
    expect(unsafe.stderr).toMatch(/bubblewrap is not\s+installed[^]*Install it/);
    const help = await terminal.call("demo", "--help");
    expect(help.stdout).toContain("wheelhouse demo issues --serve");
  }, 120_000);
});
