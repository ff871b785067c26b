import type { JsonObject } from "../../json.ts";
import type { RunState } from "../../run/state.ts";

/** What a fork has taken over, for its report and its receipt. */
export interface TakenOver {
  /** A chapter of Markdown. */
  readonly markdown: string;
  /** For the receipt. */
  readonly receipt: JsonObject;
}

/**
 * What a run has taken over from earlier ones and still stands on; undefined for a run that was no fork. A step that was
 * sent back since has been done by the run itself.
 */
export function takenOver({ created, steps }: RunState): TakenOver | undefined {
  const fork = created?.fork;
  if (!fork) return undefined;
  const taken = [...steps.values()].flatMap(({ id, taken: origin }) =>
    origin ? [{ step: id, run: origin.run, seq: origin.seq }] : [],
  );
  const runs = Map.groupBy(taken, ({ run }) => run);
  const lines = [...runs].map(([run, of]) => {
    const names = of.map(({ step, seq }) => `\`${step}\` (event ${seq})`);
    return `- from run \`${run}\`: ${names.join(", ")}`;
  });
  const anew = fork.from === undefined ? "" : `, with \`${fork.from}\` done anew`;
  const markdown = [
    "## Taken over",
    "",
    `This run was forked from run \`${fork.run}\` at its event ${fork.seq}${anew}. ${
      lines.length === 0
        ? "It has taken over no finished step."
        : "It did not do these steps itself; what they used is not counted here:"
    }`,
    ...(lines.length === 0 ? [] : ["", ...lines]),
  ].join("\n");
  const { run, seq, from } = fork;
  return {
    markdown,
    receipt: { forked_from: { run, seq, ...(from !== undefined && { from }) }, taken },
  };
}
