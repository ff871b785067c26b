import { BANDS, planSchema } from "@wheelhouse/core";
import { FLOWS } from "@wheelhouse/flows";
import { describe, expect, test } from "vitest";
import { readYamlFlow } from "../file/read-yaml-flow.ts";
import { problemText } from "../flow-problem.ts";
import { surroundingsOf } from "../surroundings-of.ts";
import { builtInText } from "./built-in-text.ts";

const project = { id: "p", path: "/p" };
const around = surroundingsOf(undefined);

describe("a built-in flow that is written out", () => {
  test.each(FLOWS.map(({ name }) => name))(
    "as YAML is the same plan in every band: %s",
    async (name) => {
      for (const band of BANDS) {
        const flow = FLOWS.find((each) => each.name === name);
        const text = builtInText({ from: name, name: "ours", band, script: false });
        const found = await readYamlFlow({ file: "ours.yaml", name: "ours", text }, around);
        if (!found.ok) throw new Error(found.problems.map(problemText).join("\n"));
        const question = "src and docs";
        const input = found.flow.input.parse({ question });
        const plan = await found.flow.plan({ input, band, fast: false, project });
        const built = flow?.plan({ input: { question }, band, fast: false, project });
        expect(planSchema.parse({ ...plan, title: "" }).steps).toEqual(
          planSchema.parse({ ...built, title: "" }).steps,
        );
      }
    },
  );
});
