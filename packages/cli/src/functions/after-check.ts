import type { CodeFunction } from "@wheelhouse/core";
import { afterCheckSchema, snapshotSchema } from "@wheelhouse/flows";
import { afterCheck } from "@wheelhouse/workspace";
import { asJson, readOutput } from "./read-output.ts";

/** `after-check@1`: whether the snapshot is as it was before the agents came. */
export const afterCheckFunction: CodeFunction = {
  name: "after-check",
  version: 1,
  run: ({ outputs }) =>
    asJson(afterCheckSchema.parse(afterCheck(readOutput(outputs, "snapshot", snapshotSchema)))),
};
