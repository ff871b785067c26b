// Tries agents from the PATH and writes their records and the table. Run: node packages/agents/src/conformance/main.ts AGENT…
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { machineHere } from "../discover/machine.ts";
import { TRIALS } from "./record.ts";
import { runConformance } from "./run-conformance.ts";
import { fillPage } from "./table/fill-page.ts";
import { readRecords, RECORDS } from "./table/read-records.ts";
import { renderTable } from "./table/render-table.ts";

const directories = await machineHere().directories();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const agent of process.argv.slice(2)) {
  const record = await runConformance({ agent, directories, trials: TRIALS, say });
  writeFileSync(join(RECORDS, `${agent}.json`), `${JSON.stringify(record, null, 2)}\n`);
}
const page = join(import.meta.dirname, "../../../../docs/agents.md");
writeFileSync(page, fillPage(readFileSync(page, "utf8"), renderTable(readRecords())));
