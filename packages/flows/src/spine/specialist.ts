import type { Angle } from "./angle.ts";

/** A persona who looks when its signal is there, from the band on; its step is named after it. */
export function specialist(
  persona: Angle["persona"],
  label: string,
  when: NonNullable<Angle["when"]>,
  look: string,
  minBand: Angle["minBand"] = "small",
): Angle {
  return { id: persona, persona, label, minBand, when, look };
}
