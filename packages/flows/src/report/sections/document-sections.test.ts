import { describe, expect, test } from "vitest";
import { projectDocumentation } from "../../flows/project-documentation.ts";
import { play } from "../../testing/play.ts";
import { scanSample, SNAPSHOT } from "../../testing/sample-project.ts";
import { reportSchema } from "../report-schema.ts";

const item = (over: object): object => ({ section: "what", title: "It", ...over });

async function reportWith(document: object, places: object[]): Promise<string> {
  const played = await play({
    flow: projectDocumentation,
    band: "small",
    steps: {
      snapshot: { output: SNAPSHOT },
      scan: { output: await scanSample() },
      material: { output: { documents: [] } },
      synth: { output: { summary: "It is.", ...document } },
      citations: { output: { checked: [], places } },
    },
  });
  return reportSchema.parse(played.outputs["render"]).markdown;
}
const gone = (path: string) => ({ path, line: 1, exists: false });

describe("a section of a document", () => {
  test("marks the lines that are not there, each once, and not those whose path ends alike", async () => {
    const body = "See `docs/plan.md:1`, plan.md:1 and plan.md:1-9, `my plan.md:1`.";
    const markdown = await reportWith({ sections: [{ id: "what", body }] }, [gone("plan.md")]);
    const mark = "(not in the snapshot)";
    expect(markdown).toContain(
      `See \`docs/plan.md:1\`, plan.md:1 ${mark} and plan.md:1-9 ${mark},`,
    );
  });

  test("says of an item that another has its name", async () => {
    const items = [
      item({ id: "A-1" }),
      item({ id: "A-1" }),
      item({ id: "A-2", dependsOn: ["A-9"] }),
    ];
    const markdown = await reportWith({ sections: [{ id: "what", body: "x" }], items }, []);
    expect(markdown.match(/Another item has the same name\./g)).toHaveLength(2);
    expect(markdown).toContain("Names as earlier what is not there: A-9.");
  });
});
