import { ANSWER_FORMS, type Band } from "@wheelhouse/core";
import { BAND_SETTINGS, contracts } from "@wheelhouse/flows";
import { answerOf } from "./brief-end.ts";

/** Words in double braces that stand for texts of ours; everything else in braces is Liquid, and is left alone. */
const WORD = /\{\{\s*(contracts|answers)\.([a-z]+)\s*\}\}/g;

/** A prompt with our texts in place of the words that stand for them, such as `{{ contracts.review }}`. */
export function withWords(prompt: string, band: Band, prefix: string): string {
  return prompt.replaceAll(WORD, (whole, kind: string, name: string) => {
    if (kind === "contracts")
      return name === "review" || name === "produce" ? contracts[name] : whole;
    const form = ANSWER_FORMS.find((each) => each === name);
    return form ? answerOf(form, prefix, BAND_SETTINGS[band].maxFindings) : whole;
  });
}
