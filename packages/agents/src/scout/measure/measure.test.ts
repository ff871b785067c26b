import { ANALYSES } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { measure } from "./measure.ts";

/** Below this people stop reading what it reports. */
const LEAST_PRECISION = 0.8;
/** Of what is planted some is out of reach on purpose: what takes judgement, or following a value through calls. */
const LEAST_RECALL = 0.7;

describe("each analysis", () => {
  test.each(ANALYSES)("%s is right about what was planted for it", async (analysis) => {
    const { planted, lookAlikes, precision, recall, wrong, missed } = await measure(analysis);
    expect(lookAlikes).toBeGreaterThanOrEqual(planted);
    expect({ precision: precision >= LEAST_PRECISION, wrong }).toEqual({
      precision: true,
      wrong,
    });
    expect({ recall: recall >= LEAST_RECALL, missed }).toEqual({ recall: true, missed });
  });
});
