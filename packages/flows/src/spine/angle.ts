import { type Band, BANDS } from "@wheelhouse/core";
import { z } from "zod";
import { type Signal, signalSchema } from "../io/scan.ts";
import type { PersonaId } from "../personas/personas.ts";

/** Which files an angle is given. */
const domainSchema = z.enum([
  /** Everything in scope. */
  "all",
  /** Files that give the angle's signal. */
  "signal",
  /** Source files that are not tests, and tests beside them. */
  "logic",
  /** Source files, when files are new or several directories are touched. */
  "shape",
]);
/** Which files an angle is given. */
type Domain = z.infer<typeof domainSchema>;

/** One perspective from which a flow looks. */
export interface Angle {
  /** Step id after `angle.`; the persona's id, with a suffix when a persona looks twice. */
  readonly id: string;
  readonly persona: PersonaId;
  readonly label: string;
  readonly minBand: Band;
  /** Looks only when this signal is present in its domain. */
  readonly when?: Signal | undefined;
  /** Looks only when its domain holds something; for angles without a signal. Default `all`. */
  readonly domain?: Domain | undefined;
  /** Always looks, whatever signals and caps say. */
  readonly required?: boolean | undefined;
  /** What this angle is about in this flow, as Markdown for its brief. */
  readonly look: string;
  /** Looks outside of the project, and is shown nothing of it. */
  readonly outside?: boolean | undefined;
  /** Looks once for each element of a list in an earlier output, side by side. */
  readonly each?: Each | undefined;
}

/** A list to look at element by element; `{{ item }}` is the element in the angle's text. */
export interface Each {
  /** Step whose output has the list. */
  readonly step: string;
  /** Dotted path to it. */
  readonly path: string;
  /** Property that names an element. */
  readonly key: string;
  /** At most so many; the omitted ones are counted. */
  readonly cap: number;
}

/** What the roster function is told about an angle, as data in the plan. */
export const angleInputSchema = z.object({
  id: z.string(),
  persona: z.string(),
  label: z.string(),
  minBand: z.enum(BANDS),
  when: signalSchema.optional(),
  domain: domainSchema.default("all"),
  required: z.boolean().default(false),
  /** Takes nobody's place: looks whenever its signal is there. */
  uncapped: z.boolean().default(false),
  /** Why it does not look in this run, whatever the signals are; absent when it may. */
  off: z.string().optional(),
});
/** What the roster function is told about an angle. */
export type AngleInput = z.infer<typeof angleInputSchema>;
