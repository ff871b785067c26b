import type { CodeFunction } from "@wheelhouse/core";
import {
  materialInputSchema,
  materialSchema,
  resolveMaterial,
  snapshotSchema,
} from "@wheelhouse/flows";
import { listFiles, readInside } from "@wheelhouse/workspace";
import { asJson, readInput, readOutput } from "./read-output.ts";

/** `material@1`: the documents that the run was given, as they are in the snapshot. */
export const materialFunction: CodeFunction = {
  name: "material",
  version: 1,
  run({ input, outputs, project }) {
    const { path: tree } = readOutput(outputs, "snapshot", snapshotSchema);
    const files = listFiles(tree).map(({ path }) => path);
    const read = (path: string): string | undefined => readInside(tree, path);
    const given = resolveMaterial(readInput(input, materialInputSchema), {
      files,
      read,
      root: project.path,
    });
    return asJson(materialSchema.parse(given));
  },
};
