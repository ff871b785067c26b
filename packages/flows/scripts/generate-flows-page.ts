// Writes docs/flows.md from the built-in flows. Run: node packages/flows/scripts/generate-flows-page.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cataloguePage } from "../src/catalogue/catalogue-page.ts";

const path = join(import.meta.dirname, "..", "..", "..", "docs", "flows.md");
writeFileSync(path, cataloguePage());
console.log(path);
