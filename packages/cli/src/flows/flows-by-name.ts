import type { Flow } from "@wheelhouse/core";
import { FLOWS } from "@wheelhouse/flows";
import { demoFlow } from "../demo/demo-flow.ts";

/** Every flow that can be run, by name. */
export const flowsByName: ReadonlyMap<string, Flow> = new Map(
  [...FLOWS, demoFlow].map((flow): [string, Flow] => [flow.name, flow as Flow]),
);
