// Writes docs/report.schema.json from the schema of a report. Run: node packages/flows/scripts/generate-report-schema.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportJsonSchema } from "../src/export/report-json-schema.ts";

const path = join(import.meta.dirname, "..", "..", "..", "docs", "report.schema.json");
writeFileSync(path, reportJsonSchema());
console.log(path);
