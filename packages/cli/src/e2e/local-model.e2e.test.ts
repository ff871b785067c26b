import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { agentsConfigPath } from "../home/home-paths.ts";
import { type FakeOllama, fakeOllama } from "../testing/fake-ollama.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

const MODEL = "qwen3-coder:30b";
const flat = (text: string): string => text.replaceAll(/\s+/g, " ");

/** A terminal of a user who has that server, and nothing else. */
function beside({ port }: FakeOllama) {
  return openTerminal({
    cwd: smallRepository(),
    env: {
      WHEELHOUSE_LOCAL_PORTS: `ollama=${port},vllm=0,lmstudio=0,llamacpp=0`,
      HOME: mkdtempSync(join(tmpdir(), "wheelhouse-user-")),
      PATH: "/usr/bin:/bin",
      SHELL: "/bin/sh",
    },
  });
}

describe("a local model", () => {
  test("that answers is offered, and is only listed by looking", async () => {
    using ollama = await fakeOllama(MODEL);
    const { stdout, code } = await beside(ollama).call("doctor");
    expect(code).toBe(0);
    expect(flat(stdout)).toContain(
      `Run with ${MODEL} (local): wheelhouse run code-review --model ollama/${MODEL}`,
    );
    expect(new Set(ollama.asked)).toEqual(new Set(["GET /api/tags", "GET /api/ps"]));
  });

  test("works where nobody is named, and the run says so from its first line to its receipt", async () => {
    using ollama = await fakeOllama(MODEL);
    const terminal = beside(ollama);
    const ended = await terminal.call("run", "code-review", "--max-tokens", "500k");
    expect(ended.stderr).toMatch(
      new RegExp(`^Agent: openai-compatible · ollama/${MODEL} · local model\\. Nobody was named`),
    );
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/Agents: openai-compatible 1\.0\.0, enforced/);
    expect(ended.stdout).toMatch(/Tokens: \d+ in, \d+ out/);
    expect(ended.stdout).toContain("Cost: unknown");
    const [{ id }] = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(JSON.parse((await terminal.call("show", id, "--json")).stdout)).toMatchObject({
      agent: "openai-compatible",
      model: `ollama/${MODEL}`,
      cost: null,
    });
    expect((await terminal.call("show", id)).stdout).toMatch(
      /tokens [\d.]+k of 500k · cost unknown/,
    );
  });

  test("is bounded by the person's limit, which pauses the run", async () => {
    using ollama = await fakeOllama(MODEL);
    const terminal = beside(ollama);
    const ended = await terminal.call("run", "code-review", "--max-tokens", "1k", "--json");
    expect(ended.code).toBe(5);
    const [{ id, status }] = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(status).toBe("paused");
    expect(flat((await terminal.call("why", id)).stdout)).toMatch(
      /tokens budget of 1000 is used up/,
    );
  });

  test("that the user has named and that does not answer is not chosen, and is refused by name", async () => {
    using ollama = await fakeOllama(MODEL);
    const terminal = beside(ollama);
    mkdirSync(terminal.home, { recursive: true, mode: 0o700 });
    writeFileSync(
      agentsConfigPath(terminal.home),
      "endpoints: [{ id: box, url: 'http://127.0.0.1:1/v1', model: big }]\n",
    );
    const { stdout } = await terminal.call("agents");
    expect(stdout).toMatch(/! +box +box +here +no answer/);
    expect(flat(stdout)).toContain(`openai-compatible with ollama/${MODEL} works (local model)`);
    const refused = await terminal.call("run", "code-review", "--model", "box");
    expect(refused.code).toBe(6);
    expect(flat(refused.stderr)).toContain("nobody answers at http://127.0.0.1:1/v1");
  });
});
