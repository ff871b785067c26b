import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { machineHere } from "../discover/machine.ts";
import { TRIALS } from "./record.ts";
import { runConformance } from "./run-conformance.ts";

const agents = process.argv.slice(2);
if (agents.length === 0) {
  process.stderr.write(
    "usage: node main.ts AGENT… — tries agents from the PATH against a scripted model and keeps the records\n",
  );
  process.exit(2);
}
const directories = await machineHere().directories();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const agent of agents) {
  const record = await runConformance({ agent, directories, trials: TRIALS, say });
  const path = fileURLToPath(new URL(`records/${agent}.json`, import.meta.url));
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
  say(`kept ${path}`);
}
