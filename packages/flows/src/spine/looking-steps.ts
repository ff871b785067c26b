import type { Json, StepInput } from "@wheelhouse/core";
import type { Angle } from "./angle.ts";
import { angleStep, angleStepId, secondStep, secondStepId } from "./angle-steps.ts";
import { reaches } from "./band-settings.ts";
import { codeStep } from "./code-step.ts";
import type { PlanParts } from "./plan-parts.ts";
import type { SecondAngle } from "./spine-config.ts";

/** Step id of an angle in a round; the first round needs no number. */
const inRound = (round: number) => (angle: Pick<Angle, "id">) =>
  round === 1 ? angleStepId(angle) : `r${round}.${angle.id}`;
/** Step id of the fold of a round. */
const foldOf = (round: number): string => (round === 1 ? "fold" : `fold.r${round}`);

/** The waves of those who look, each collected by a fold. */
export interface Looking {
  readonly steps: readonly StepInput[];
  /** The last fold. */
  readonly fold: string;
}

/** Survey, rounds and second wave, as far as the band has them. */
export function lookingSteps(parts: PlanParts): Looking {
  const { config, band } = parts;
  const due = <T extends { readonly minBand: Angle["minBand"] }>(angles: readonly T[] = []): T[] =>
    angles.filter(({ minBand }) => reaches(band, minBand));
  const survey = due(config.survey);
  const angles = due(config.angles);
  const second = due(config.second);
  const steps: StepInput[] = [];
  let fold: string | undefined;
  if (survey.length > 0) {
    const id = (angle: Pick<Angle, "id">): string => `survey.${angle.id}`;
    steps.push(...survey.map((angle) => angleStep(parts, angle, { id: id(angle), round: 1 })));
    steps.push(foldStep("fold.survey", "Collect the survey", survey, id, { after: ["roster"] }));
    fold = "fold.survey";
  }
  const rounds = config.rounds?.[band] ?? 1;
  for (let round = 1; round <= rounds; round++) {
    const id = inRound(round);
    steps.push(
      ...angles.map((angle) => angleStep(parts, angle, { id: id(angle), round, found: fold })),
    );
    const label = round === 1 ? "Collect what was found" : `Collect round ${round}`;
    const own = foldStep(foldOf(round), label, angles, id, {
      after: [fold ?? "roster"],
      previous: fold,
      input: {
        ...(round === 1 && { needsOne: true }),
        ...(rounds > 1 && { round, rounds }),
        about: Object.fromEntries(second.map((angle) => [angle.id, [...angle.about]])),
      },
    });
    steps.push(own);
    fold = own.id;
  }
  const last = fold ?? "fold";
  if (second.length === 0) return { steps, fold: last };
  steps.push(...second.map((angle) => secondStep(parts, angle, last)));
  steps.push(
    foldStep("fold.second", "Collect the second wave", second, secondStepId, {
      after: [last],
      previous: last,
    }),
  );
  return { steps, fold: "fold.second" };
}

/** The step that collects what some steps handed in, word for word. */
export function foldStep(
  id: string,
  label: string,
  angles: readonly Pick<Angle | SecondAngle, "id" | "persona" | "label">[],
  stepId: (angle: Pick<Angle, "id">) => string,
  rest: {
    readonly after: readonly string[];
    readonly previous?: string | undefined;
    readonly input?: Readonly<Record<string, Json>> | undefined;
  },
): ReturnType<typeof codeStep> {
  return codeStep({
    id,
    label,
    run: "fold@1",
    after: [...rest.after, ...angles.map(stepId)],
    settled: true,
    input: {
      ...rest.input,
      ...(rest.previous !== undefined && { previous: rest.previous }),
      steps: angles.map((angle) => ({
        step: stepId(angle),
        persona: angle.persona,
        label: angle.label,
        ...("each" in angle && angle.each !== undefined && { each: true }),
      })),
    },
  });
}
