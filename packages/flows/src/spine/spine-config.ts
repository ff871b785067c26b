import type { Band, Tab } from "@wheelhouse/core";
import type { Posture } from "../contracts/posture.ts";
import type { PersonaId } from "../personas/personas.ts";
import type { SectionId } from "../report/section-id.ts";
import type { Angle } from "./angle.ts";

/** A perspective that needs the first wave's findings. */
export interface SecondAngle extends Omit<Angle, "domain" | "required"> {
  /** Topics or personas of first-wave findings that it works on; it is skipped when there is none. */
  readonly about: readonly PersonaId[];
}

/** Everything that makes one flow on the spine. */
export interface SpineConfig {
  readonly name: string;
  readonly title: string;
  readonly tab: Tab;
  /** One sentence: the question that it answers. */
  readonly answers: string;
  readonly posture: Posture;
  /** What it looks at: the files that the focus names, or a change. */
  readonly about: "focus" | "change";
  readonly angles: readonly Angle[];
  /** Most conditional angles in each band. */
  readonly caps: Readonly<Record<Band, number>>;
  readonly second?: readonly SecondAngle[] | undefined;
  readonly synthesizer: {
    readonly persona: PersonaId;
    readonly label: string;
    readonly look: string;
  };
  readonly validator?:
    | { readonly persona: PersonaId; readonly label: string; readonly minBand: Band }
    | undefined;
  /** Sections between Summary and Validation, in order. */
  readonly sections: readonly SectionId[];
  /** What every brief says when no focus was given. */
  readonly withoutFocus: string;
}
