import type { CodeFunction } from "@wheelhouse/core";
import {
  chooseMode,
  diffInputSchema,
  diffOutput,
  diffSchema,
  inScope,
  resolveScope,
  type ReviewMode,
  snapshotSchema,
} from "@wheelhouse/flows";
import { changeState, diffOf, listFiles } from "@wheelhouse/workspace";
import { asJson, readInput, readOutput } from "./read-output.ts";

/** `diff@1`: the change that a review is about, from the snapshot of the step `snapshot`. */
export const diffFunction: CodeFunction = {
  name: "diff",
  version: 1,
  async run({ input, outputs }) {
    const { mode: asked, focus } = readInput(input, diffInputSchema);
    const snapshot = readOutput(outputs, "snapshot", snapshotSchema);
    const files = listFiles(snapshot.path).map(({ path }) => path);
    const { paths } = resolveScope(focus, files);
    const named = paths.length === 0 ? [] : files.filter((path) => inScope(path, paths));
    const state = await changeState(snapshot);
    const likely: ReviewMode =
      asked ?? (named.length > 0 ? "C" : state.ahead ? "A" : state.dirty ? "B" : "C");
    const diff = await diffOf(snapshot, likely, named);
    const { mode, why } = chooseMode({
      asked,
      named: named.length > 0,
      ahead: state.ahead ? Math.max(1, diff.commits.length) : 0,
      dirty: state.dirty ? Math.max(1, diff.files.length) : 0,
    });
    if (mode !== diff.mode && mode !== likely)
      throw new Error(`the change was read in mode ${diff.mode}, and mode ${mode} was chosen`);
    const whole = diff.files.length === 0;
    return asJson(diffSchema.parse(diffOutput(diff, { why, whole })));
  },
};
