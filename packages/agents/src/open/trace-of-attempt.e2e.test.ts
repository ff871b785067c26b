import { readFileSync } from "node:fs";
import { traceparentOf } from "@wheelhouse/core";
import { treeOf } from "@wheelhouse/sandbox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openScripted } from "../scripted/open-scripted.ts";
import { createSuiteGround, type SuiteGround } from "../suite/suite-ground.ts";
import { traceOfAttempt } from "./trace-of-attempt.ts";

describe("the trace of an attempt", () => {
  let ground: SuiteGround;
  beforeEach(() => {
    ground = createSuiteGround();
  });
  afterEach(() => ground.remove());

  test("is all that an agent's environment says of OpenTelemetry", async () => {
    const spec = ground.spec();
    const { session, marker } = await openScripted(ground, ["text: hi"], spec);
    const environments = treeOf({ marker }).map(({ pid }) =>
      readFileSync(`/proc/${pid}/environ`, "utf8")
        .split("\0")
        .filter((each) => /^(?:TRACEPARENT|TRACESTATE|OTEL_)/.test(each))
        .toSorted(),
    );
    await session.close("cancelled");
    expect(environments.length).toBeGreaterThan(0);
    expect(environments.at(-1)).toEqual([
      `OTEL_RESOURCE_ATTRIBUTES=run.id=${spec.run}`,
      `TRACEPARENT=${traceparentOf(spec.run, spec.attempt)}`,
    ]);
  });

  test("joins the attributes that its settings say, and takes no name but its own", () => {
    const joined = (said: string) =>
      traceOfAttempt({ run: "r,1=ü", attempt: "a" }, { OTEL_RESOURCE_ATTRIBUTES: said })[
        "OTEL_RESOURCE_ATTRIBUTES"
      ];
    const own = "run.id=r%2C1%3D%C3%BC";
    expect(joined("service.name=shop%20floor, team = a=b,,run.id=mine")).toBe(
      `service.name=shop%20floor,team=a=b,${own}`,
    );
    // One pair that cannot be read would make its reader drop them all.
    expect(joined('broken,a="b",c=%zz,=d,e=f g,fine=yes')).toBe(`fine=yes,${own}`);
    expect(joined("")).toBe(own);
  });

  test("is another one for each attempt of a run, in one trace", () => {
    const first = traceOfAttempt({ run: "r", attempt: "a#1.1" })["TRACEPARENT"] ?? "";
    const second = traceOfAttempt({ run: "r", attempt: "a#1.2" })["TRACEPARENT"] ?? "";
    expect(first).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(second.slice(0, 36)).toBe(first.slice(0, 36));
    expect(second).not.toBe(first);
  });
});
