// Writes the table of docs/agents.md from the records. Run: node packages/agents/scripts/write-table.ts
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fillPage } from "../src/conformance/table/fill-page.ts";
import { readRecords } from "../src/conformance/table/read-records.ts";
import { renderTable } from "../src/conformance/table/render-table.ts";

const path = join(import.meta.dirname, "../../../docs/agents.md");
writeFileSync(path, fillPage(readFileSync(path, "utf8"), renderTable(readRecords())));
