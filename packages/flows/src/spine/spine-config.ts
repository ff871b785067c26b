import type { Band, Tab } from "@wheelhouse/core";
import type { Posture } from "../contracts/posture.ts";
import type { PersonaId } from "../personas/personas.ts";
import type { DocumentSection } from "../report/document-section.ts";
import type { SectionId } from "../report/section-id.ts";
import type { Angle } from "./angle.ts";
import type { InputSpec } from "./input-spec.ts";

/** A perspective that needs the first wave's findings. */
export interface SecondAngle extends Omit<Angle, "domain" | "required"> {
  /** Topics or personas of first-wave findings that it works on; it is skipped when there is none. */
  readonly about: readonly PersonaId[];
}

/** Somebody who looks at the written document before it is final. */
export type Reviewer = Omit<Angle, "domain" | "each">;

/** Who turns the findings into the result. */
export interface Author {
  readonly persona: PersonaId;
  readonly label: string;
  readonly look: string;
  /** Below this band nobody is asked: a function composes the result from the findings. Default small. */
  readonly minBand?: Band | undefined;
}

/** Who tries to refute the result. */
export interface Validator {
  /** Step id after `validate.`; absent for the first one. */
  readonly id?: string | undefined;
  readonly persona: PersonaId;
  readonly label: string;
  readonly minBand: Band;
  /** Stays in a fast run: without it the result would break its own promise. */
  readonly evenFast?: boolean | undefined;
  /** What it should try above all. */
  readonly look?: string | undefined;
}

/** What a flow is about: the files that the focus names, a change, documents that it was given, or the project as it is. */
export type About = "focus" | "change" | "material" | "project";

/** Everything that makes one flow on the spine: plain data. */
export interface SpineConfig {
  readonly name: string;
  readonly title: string;
  readonly tab: Tab;
  /** One sentence: the question that it answers. */
  readonly answers: string;
  /** One or two sentences for a person who chooses: what it does, and when to take another flow. */
  readonly description: string;
  readonly posture: Posture;
  readonly about: About;
  /** What it takes beside the focus. */
  readonly inputs?: readonly InputSpec[] | undefined;
  /** A function that reads what was given before anybody looks, such as one that parses a list. */
  readonly prepare?:
    | { readonly id: string; readonly label: string; readonly run: string }
    | undefined;
  /** Who looks before the others, so that they need not search again. */
  readonly survey?: readonly Angle[] | undefined;
  readonly angles: readonly Angle[];
  /** Most conditional angles in each band. */
  readonly caps: Readonly<Record<Band, number>>;
  /** How often the angles look, each time at what was found before; once when absent. */
  readonly rounds?: Readonly<Record<Band, number>> | undefined;
  readonly second?: readonly SecondAngle[] | undefined;
  readonly synthesizer: Author;
  /** The document that the author writes; without one the result is a summary with recommendations. */
  readonly document?: readonly DocumentSection[] | undefined;
  readonly reviewers?: readonly Reviewer[] | undefined;
  readonly validators?: readonly Validator[] | undefined;
  /** Whether the author writes again what validation broke. */
  readonly rework?: boolean | undefined;
  /** Whether the document is also made into one HTML page that can be sent. */
  readonly page?: boolean | undefined;
  /** Sections between Summary and Validation, in order; those of the document by their ids. */
  readonly sections: readonly (SectionId | `document:${string}`)[];
  /** Whether a run without focus and documents is refused, because there would be nothing to do. */
  readonly needsWords?: boolean | undefined;
  /** What every brief says when no focus was given. */
  readonly withoutFocus: string;
}
