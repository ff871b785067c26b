import { BANDS } from "@wheelhouse/core";
import { z } from "zod";
import { signalSchema } from "../io/scan.ts";
import { type PersonaId, personaOf, personas } from "../personas/personas.ts";
import { documentSectionSchema } from "../report/document-section.ts";
import { SECTION_IDS } from "../report/section-id.ts";
import { angleInputSchema } from "./angle.ts";
import type { SpineConfig } from "./spine-config.ts";

const isPersona = (id: string): id is PersonaId => personas.has(id);
const band = z.enum(BANDS);
/** A wrong id is told with the ids that there are. */
const personaId = z.enum([...personas.keys()].filter(isPersona));
const text = z.string().min(1);
const byBand = (small: number, medium: number, large: number) =>
  z
    .strictObject({ small: z.int(), medium: z.int(), large: z.int() })
    .default({ small, medium, large });

const who = { persona: personaId, label: text.optional(), look: text };
const looker = {
  ...who,
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*$/)
    .optional(),
  minBand: band.default("small"),
  when: signalSchema.optional(),
  outside: z.boolean().optional(),
};
const angleForm = z.strictObject({
  ...looker,
  domain: angleInputSchema.shape.domain.optional(),
  required: z.boolean().optional(),
});

/** A flow on the spine as a file has it: what a config has beside its head, with what is usual left out. */
export const spineForm = z.strictObject({
  posture: z.enum(["review", "produce"]).default("review"),
  about: z.enum(["focus", "change", "material", "project"]).default("focus"),
  survey: z.array(angleForm).optional(),
  angles: z.array(angleForm).min(1),
  caps: byBand(3, 5, 8),
  rounds: byBand(1, 1, 1).optional(),
  second: z.array(z.strictObject({ ...looker, about: z.array(personaId).min(1) })).optional(),
  synthesizer: z.strictObject({ ...who, minBand: band.optional() }),
  document: z.array(documentSectionSchema).min(1).optional(),
  reviewers: z.array(z.strictObject({ ...looker, required: z.boolean().optional() })).optional(),
  validators: z
    .array(
      z.strictObject({
        ...who,
        look: text.optional(),
        id: z.string().optional(),
        minBand: band.default("large"),
        evenFast: z.boolean().optional(),
      }),
    )
    .optional(),
  rework: z.boolean().optional(),
  sections: z
    .array(z.union([z.enum(SECTION_IDS), z.templateLiteral(["document:", z.string()])]))
    .default(["how-to-read", "recommendations", "agent-findings", "risk"]),
  withoutFocus: text.default(
    "No focus was given: look at what is in scope as a careful colleague would.",
  ),
});

/** What a config has beside its head, from what a file says: labels and ids come from personas where there are none. */
export function spineParts(form: z.output<typeof spineForm>): Omit<SpineConfig, Head> {
  const { survey, angles, second, reviewers, validators, synthesizer, ...rest } = form;
  return {
    ...rest,
    synthesizer: labelled(synthesizer),
    angles: angles.map(named),
    ...(survey && { survey: survey.map(named) }),
    ...(second && { second: second.map(named) }),
    ...(reviewers && { reviewers: reviewers.map(named) }),
    ...(validators && { validators: validators.map(labelled) }),
  };
}

type Head = "name" | "title" | "tab" | "answers" | "description" | "inputs";

function labelled<T extends { persona: PersonaId; label?: string | undefined }>(
  part: T,
): T & { label: string } {
  return { ...part, label: part.label ?? personaOf(part.persona).title };
}

function named<
  T extends { persona: PersonaId; label?: string | undefined; id?: string | undefined },
>(part: T): T & { label: string; id: string } {
  return { ...labelled(part), id: part.id ?? part.persona };
}
