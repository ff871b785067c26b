// Runs real agents against a scripted model and keeps the session files that they write as fixtures.
// Run: node packages/sources/src/sessions/recording/main.ts DIRECTORY [AGENT…], where DIRECTORY holds the agents, as
// scripts/install-agents.ts installs them; README.md says which versions were used.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { sessionFormats } from "../session-formats.ts";
import { playScenario } from "./play-scenario.ts";
import { SCENARIOS } from "./scenarios.ts";
import { installedClis } from "./session-clis.ts";
import { withoutMachine } from "./without-machine.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures");
const [agents = ".agents-under-test", ...named] = process.argv.slice(2);

for (const cli of installedClis(agents)) {
  if (named.length > 0 && !named.includes(cli.id)) continue;
  const format = sessionFormats.find(({ kind }) => kind === cli.id);
  for (const scenario of SCENARIOS.filter(({ except }) => !except?.includes(cli.id))) {
    const directory = realpathSync(mkdtempSync(join(tmpdir(), "session-")));
    const { sessions } = await playScenario(cli, scenario, { agents, directory });
    const to = join(FIXTURES, cli.id, scenario.name);
    rmSync(to, { recursive: true, force: true });
    for await (const { path } of format?.discover(sessions, say) ?? []) {
      const lines = readFileSync(path, "utf8").split("\n");
      const kept = lines.map((line) => (line === "" ? "" : withoutMachine(line, directory)));
      const below = relative(sessions, path).replaceAll(
        directory.replaceAll(/[^A-Za-z0-9]/g, "-"),
        "-home-ann",
      );
      mkdirSync(dirname(join(to, below)), { recursive: true });
      writeFileSync(join(to, below), kept.join("\n"));
    }
    rmSync(directory, { recursive: true });
    say(`${cli.id} ${scenario.name}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
