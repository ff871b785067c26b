import type { AnswerForm, StepInput } from "@wheelhouse/core";

type Checks = NonNullable<StepInput["postconditions"]>;

const self = (path: string) => ({ out: "self", path });
const filled = (path: string) => ({
  all: [{ has: self(path) }, { not: { eq: [self(path), { value: "" }] as const } }],
});

/** What is checked of an answer whose author names no postconditions: that it says anything at all. */
export const DEFAULT_CHECKS: Readonly<Record<AnswerForm, Checks>> = {
  findings: [
    {
      name: "it says what it found, what is in order, or what it could not look at",
      test: {
        any: [
          ...["findings.0", "clean.0", "notRun.0", "deferred.0"].map((path) => ({
            has: self(path),
          })),
          filled("summary"),
        ],
      },
    },
  ],
  document: [{ name: "it has a summary", test: filled("summary") }],
  synthesis: [{ name: "it has a summary", test: filled("summary") }],
  validation: [{ name: "it judges at least one finding", test: { has: self("verdicts.0") } }],
};
