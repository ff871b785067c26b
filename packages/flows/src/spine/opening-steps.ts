import type { Json, StepInput } from "@wheelhouse/core";
import { asJson } from "../read-output.ts";
import { reaches } from "./band-settings.ts";
import { codeStep } from "./code-step.ts";
import type { PlanParts } from "./plan-parts.ts";
import type { SpineConfig } from "./spine-config.ts";

/** The copy of the project, what is given and in scope, its history, and who looks. */
export function openingSteps(parts: PlanParts): StepInput[] {
  const { config, input, band } = parts;
  const focus = input.question;
  const ground = groundSteps(config, input);
  const last = ground.at(-1)?.id ?? "snapshot";
  return [
    codeStep({
      id: "snapshot",
      label: "Copy the project",
      run: "snapshot@1",
      after: [],
      impure: true,
    }),
    ...ground,
    codeStep({
      id: "scan",
      label: "Look for signals",
      run: "scan@1",
      after: [last],
      input: { of: config.about, focus },
      impure: true,
    }),
    codeStep({
      id: "facts",
      label: "Gather history",
      run: "facts@1",
      after: ["scan"],
      impure: true,
    }),
    codeStep({
      id: "roster",
      label: "Choose who looks",
      run: "roster@1",
      after: ["facts"],
      input: {
        band,
        cap: config.caps[band],
        angles: rosterAngles(parts),
        // A review without a change looks at the files; a text about a change has nothing to say.
        ...(config.about === "change" && config.document !== undefined && { needsChange: true }),
      },
    }),
  ];
}

/** What is read before the scan: the documents that were named, and the change. */
function groundSteps(config: SpineConfig, input: PlanParts["input"]): StepInput[] {
  const focus = input.question;
  const documents = (config.inputs ?? []).filter(({ type }) => type === "document");
  const steps: StepInput[] = [];
  if (documents.length > 0) {
    const given = documents.flatMap(({ name }) => {
      const value = input[name];
      return typeof value === "string" ? [[name, value] as const] : [];
    });
    steps.push(
      codeStep({
        id: "material",
        label: "Read what was given",
        run: "material@1",
        after: ["snapshot"],
        input: {
          focus,
          given: Object.fromEntries(given),
          documents: asJson(
            documents.map(({ name, title, required, fromFocus }) => ({
              name,
              title,
              required: required === true,
              fromFocus,
            })),
          ),
        },
        impure: true,
      }),
    );
  }
  if (config.prepare)
    steps.push(codeStep({ ...config.prepare, after: [steps.at(-1)?.id ?? "snapshot"] }));
  if (config.about === "change") {
    const { mode } = input;
    steps.push(
      codeStep({
        id: "diff",
        label: "Find the change",
        run: "diff@1",
        after: [steps.at(-1)?.id ?? "snapshot"],
        input: { focus, ...(typeof mode === "string" && { mode }) },
        impure: true,
      }),
    );
  }
  return steps;
}

/** Every angle that signals decide about; those of larger bands get a reason too. */
function rosterAngles({ config, band, fast }: PlanParts): Json {
  const { survey = [], angles, synthesizer } = config;
  const composed = !reaches(band, synthesizer.minBand ?? "small");
  const off = fast
    ? "fast was asked for, which leaves those out who review the draft"
    : composed
      ? "the result is put together by a function, so there is no draft to review"
      : undefined;
  const reviewers = (config.reviewers ?? []).map((reviewer) => ({
    ...reviewer,
    off,
    uncapped: true,
  }));
  return asJson(
    [...survey, ...angles, ...reviewers].map((angle) => ({
      id: angle.id,
      persona: angle.persona,
      label: angle.label,
      minBand: angle.minBand,
      when: angle.when,
      domain: "domain" in angle ? angle.domain : undefined,
      required: angle.required,
      ...("off" in angle && { off: angle.off, uncapped: angle.uncapped }),
    })),
  );
}
