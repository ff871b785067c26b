import type { StepInput } from "@wheelhouse/core";
import { lookStep } from "../plan/code-steps.ts";
import { REQUEST_HEAD } from "../plan/request-head.ts";
import { mustBeTold, standsSection, updateOption } from "./update-option.ts";

const LOOK = "base-now";

/**
 * A request may be open for days. So the branch that the work began from is looked at again once it was answered: where it has come
 * to conflict since, or was rewritten, the person is asked once more, whatever the settings say, and nothing is handed over
 * beside a branch that they have not been told of.
 */
export function movedSteps(after: readonly string[]): StepInput[] {
  return [
    lookStep(LOOK, "Compare with the project once more", "mergeability@1", after),
    {
      kind: "request",
      id: "moved",
      label: "Decide about a branch that has moved",
      ask: "approval",
      after: [LOOK],
      join: "settled",
      when: {
        all: [
          mustBeTold(LOOK),
          {
            not: {
              eq: [
                { out: LOOK, path: "target" },
                { out: "mergeable", path: "target" },
              ],
            },
          },
          { eq: [{ out: "changes", path: "empty" }, { value: false }] },
        ],
      },
      otherwise: "nothing has come to conflict with the work since it was shown",
      about: { kind: "changes", step: "changes" },
      text: `${REQUEST_HEAD}

The project has gone on since the work was shown. Nothing is handed over yet.${standsSection(LOOK)}`,
      options: [
        updateOption(LOOK),
        { id: "go-on", label: "Hand it over as it is", effect: "continue" },
        { id: "stop", label: "Discard the work", effect: "stop" },
      ],
    },
  ];
}
