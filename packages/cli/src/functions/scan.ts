import type { CodeFunction } from "@wheelhouse/core";
import {
  diffSchema,
  materialSchema,
  scanInputSchema,
  scanSchema,
  scanTree,
  snapshotSchema,
} from "@wheelhouse/flows";
import { listFiles, readInside } from "@wheelhouse/workspace";
import { asJson, readInput, readOutput } from "./read-output.ts";

/** A larger file is generated or data, in bytes. */
const MAX_FILE = 1024 * 1024;
/** Most that is read of one tree, in bytes: a bound by size gives the same answer again, one by time would not. */
const MAX_TREE = 128 * 1024 * 1024;

/** `scan@1`: what is in scope and which signals its text gives. */
export const scanFunction: CodeFunction = {
  name: "scan",
  version: 1,
  async run({ input, outputs }) {
    const { of, focus } = readInput(input, scanInputSchema);
    const { path: tree } = readOutput(outputs, "snapshot", snapshotSchema);
    const changed =
      of === "change" ? readOutput(outputs, "diff", diffSchema).files.map(({ path }) => path) : [];
    const files = listFiles(tree);
    const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
    let left = MAX_TREE;
    const read = (path: string): string | undefined => {
      const bytes = sizes.get(path) ?? MAX_FILE + 1;
      if (bytes > MAX_FILE || bytes > left) return undefined;
      left -= bytes;
      return readInside(tree, path);
    };
    const documents =
      outputs["material"] === undefined
        ? []
        : readOutput(outputs, "material", materialSchema).documents;
    const given = documents.map(({ text }) => text).join("\n");
    // A directory that was given is what is looked at.
    const named = documents.flatMap(({ kind, path }) => (kind === "directory" ? (path ?? []) : []));
    const own = documents.flatMap(({ kind, path }) => (kind === "file" ? (path ?? []) : []));
    const words = [focus, ...named].join(" ");
    return asJson(
      scanSchema.parse(
        await scanTree({ files, read, of, focus: words, given, documents: own, changed }),
      ),
    );
  },
};
