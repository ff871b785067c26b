import { BANDS, planSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { FLOWS } from "../flows.ts";
import { reaches } from "../spine/band-settings.ts";
import { rosterInputSchema } from "./roster-output.ts";

const project = { id: "p", path: "/p" };
const rosters = FLOWS.flatMap((flow) =>
  BANDS.map((band) => {
    const { steps } = planSchema.parse(
      flow.plan({ input: { question: "q" }, band, fast: false, project }),
    );
    const step = steps.find(({ id }) => id === "roster");
    return { name: `${flow.name} ${band}`, steps, input: step?.kind === "code" ? step.input : {} };
  }),
);

describe.each(rosters)("the roster of $name", ({ input, steps }) => {
  const { angles, cap, band } = rosterInputSchema.parse(input);
  const due = angles.filter(({ minBand, off }) => off === undefined && reaches(band, minBand));

  test("has one angle of a name", () => {
    expect(new Set(angles.map(({ id }) => id)).size).toBe(angles.length);
  });

  test("has a place for whom a signal may choose", () => {
    const free = due.filter(({ required, uncapped }) => !required && !uncapped);
    expect(cap > 0 || free.length === 0).toBe(true);
  });

  test("is of those who have a step, and few steps are enough", () => {
    const looks = steps.map(({ id }) => id.slice(id.indexOf(".") + 1));
    expect(due.filter(({ id }) => !looks.includes(id))).toEqual([]);
    const most = steps.map((step) => (step.kind === "map" ? step.cap + 1 : 1));
    expect(most.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(500);
  });
});
