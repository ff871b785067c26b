import { describe, expect, test } from "vitest";
import { createFrameStrain } from "./frame-strain.ts";

describe("the strain of a page", () => {
  test("begins with three late frames in a row, and not before", () => {
    const strain = createFrameStrain();
    for (const ms of [40, 40, 16, 40, 40]) strain.frame(ms);
    expect(strain.isStrained).toBe(false);
    strain.frame(40);
    expect(strain.isStrained).toBe(true);
  });

  test("is over when frames came in time for two seconds", () => {
    const strain = createFrameStrain();
    for (let count = 0; count < 3; count++) strain.frame(50);
    for (let count = 0; count < 119; count++) strain.frame(16);
    expect(strain.isStrained).toBe(true);
    strain.frame(16);
    expect(strain.isStrained).toBe(false);
  });
});
