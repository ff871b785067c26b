import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { aReport } from "../testing/sample-report.ts";
import { exportJson } from "./export-report.ts";
import { reportJsonSchema } from "./report-json-schema.ts";

const PUBLISHED = new URL("../../../../docs/report.schema.json", import.meta.url);
const run = { id: "k3m2", status: "completed", project: null };

describe("the published schema of a report", () => {
  test("is that of the code: node packages/flows/scripts/generate-report-schema.ts", () => {
    expect(readFileSync(PUBLISHED, "utf8")).toBe(reportJsonSchema());
  });

  test("takes what is exported, also with members that it does not know, and nothing that lacks one", () => {
    const published = z.record(z.string(), z.json()).parse(JSON.parse(reportJsonSchema()));
    const schema = z.fromJSONSchema(published);
    const file = z
      .record(z.string(), z.json())
      .parse(JSON.parse(exportJson({ run, output: JSON.parse(JSON.stringify(aReport())) })));
    expect(schema.safeParse(file).success).toBe(true);
    expect(schema.safeParse({ ...file, later: 1 }).success).toBe(true);
    const { receipt: _, ...lacking } = file;
    expect(schema.safeParse(lacking).success).toBe(false);
  });
});
