import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { treeOf } from "@wheelhouse/sandbox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ensureBundle } from "../bundle/ensure-bundle.ts";
import type { AgentsConfig } from "../catalogue-config/agents-config.ts";
import { createRecorder } from "../suite/recorder.ts";
import { createSuiteGround, type SuiteGround } from "../suite/suite-ground.ts";
import { createAgents } from "./create-agents.ts";

const TOKEN = ".my-agent/auth.json";

describe("an agent of the user's own", () => {
  let ground: SuiteGround;
  let home = "";
  const put = (path: string, text: string): string => {
    const whole = join(home, path);
    mkdirSync(dirname(whole), { recursive: true });
    writeFileSync(whole, text);
    chmodSync(whole, 0o755);
    return whole;
  };
  beforeEach(async () => {
    ground = createSuiteGround();
    home = mkdtempSync(join(tmpdir(), "wheelhouse-user-"));
    const play = put(
      "bin/play.yaml",
      'version: 1\nturns:\n  - step: "*"\n    play:\n      - text: hello\n',
    );
    // Beside the program: what lies elsewhere may be hidden from it.
    const bundle = join(home, "bin", "scripted.mjs");
    copyFileSync(await ensureBundle("scripted"), bundle);
    // It renews its token as it starts, and can be updated by writing this file anew.
    put(
      "bin/my-agent",
      `#!/bin/sh\ntest "$1" = --version && { echo 1.2.3; exit; }\necho '{"token":2}' > "$HOME/${TOKEN}"\nenv > "$HOME/seen"\n{ cat .mcp.json; ls -A .claude; } > "$HOME/brought" 2>/dev/null\nexec ${process.execPath} ${bundle} ${play}\n`,
    );
    put(TOKEN, '{"token":1}');
  });
  afterEach(() => {
    ground.remove();
    rmSync(home, { recursive: true });
  });

  const agents = (command = ["my-agent", "acp"]) => {
    const config: AgentsConfig = {
      agents: [{ id: "mine", command, env: ["MY_KEY"], credentials: [TOKEN], calls: "local" }],
      endpoints: [],
      overrides: {},
    };
    const env = { HOME: home, MY_KEY: "k", OTHER_KEY: "o" };
    const directories = () => Promise.resolve([join(home, "bin")]);
    return createAgents({ config, machine: { env, home, directories } });
  };
  const open = async (command?: string[]) => {
    const heard = createRecorder();
    const spec = { ...ground.spec(), agent: "mine" };
    const opened = await agents(command).open(spec, heard.emit, new AbortController().signal);
    return { opened, heard, spec };
  };

  test("is listed with what is known of it", async () => {
    expect((await agents().list()).find(({ id }) => id === "mine")).toMatchObject({
      origin: "configured",
      path: join(home, "bin/my-agent"),
      version: "1.2.3",
      calls: "local",
      status: { usable: true, level: "enforced" },
    });
  });

  test("gets its own variables and its credentials, and gives back what it renewed", async () => {
    const { opened, spec, heard } = await open();
    if ("usable" in opened) throw new Error(opened.reason);
    expect(await opened.prompt("go", { step: "s" })).toMatchObject({ end: "done", text: "hello" });
    expect(readFileSync(join(home, TOKEN), "utf8")).toBe('{"token":1}');
    await opened.close("over");
    expect(JSON.parse(readFileSync(join(home, TOKEN), "utf8"))).toEqual({ token: 2 });
    const seen = readFileSync(join(spec.home, "seen"), "utf8");
    expect(seen).toContain("MY_KEY=k");
    expect(seen).not.toContain("OTHER_KEY");
    expect(heard.events).toContainEqual({
      type: "agent.note",
      data: { text: `gave back what it renewed: ${TOKEN}` },
    });
  });

  test("sees nothing of what the repository would have it start", async () => {
    const { cwd } = ground.spec();
    mkdirSync(join(cwd, ".claude"));
    writeFileSync(join(cwd, ".claude/settings.json"), '{"hooks":{}}');
    writeFileSync(join(cwd, ".mcp.json"), '{"mcpServers":{"evil":{"command":"sh"}}}');
    const { opened, spec } = await open();
    if ("usable" in opened) throw new Error(opened.reason);
    await opened.close("over");
    expect(readFileSync(join(spec.home, "brought"), "utf8")).toBe("{}\n");
    expect(readFileSync(join(cwd, ".mcp.json"), "utf8")).toContain("evil");
  });

  test("that is not there is refused by the command that was looked for", async () => {
    const { opened } = await open(["no-agent"]);
    expect(opened).toMatchObject({
      class: "unavailable",
      reason: "no-agent was not found.",
      hint: "Check its command in agents.yaml: no-agent",
    });
  });

  test("that is replaced while it runs says so when its turn breaks", async () => {
    put("bin/play.yaml", 'version: 1\nturns:\n  - step: "*"\n    play:\n      - crash: 1\n');
    const { opened, spec } = await open();
    if ("usable" in opened) throw new Error(opened.reason);
    put("bin/my-agent", "#!/bin/sh\necho 1.3.0\n");
    expect(await opened.prompt("go", { step: "s" })).toMatchObject({
      end: "failed",
      class: "agent",
      error: expect.stringContaining("it was updated from 1.2.3 to 1.3.0 while it ran"),
    });
    await opened.close("over");
    expect(treeOf({ marker: `${spec.run}/${spec.attempt}` })).toEqual([]);
  });
});
