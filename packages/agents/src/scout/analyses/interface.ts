import { accessPlaces } from "../interface/access-places.ts";
import { isMarkup } from "../interface/markup-tags.ts";
import { stylePlaces } from "../interface/style-places.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { AnalysisResult } from "./candidate.ts";
import type { AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

const isStyle = (file: SourceFile): boolean => /\.(?:css|scss|less)$/.test(file.path);

/** Finds what people with a keyboard, a screen reader or weak eyes cannot use. */
export function analyseInterface(context: AnalysisContext): Promise<AnalysisResult> {
  return analysePlaces(context, {
    analysis: "interface",
    isFor: (file) => file.role === "source" && (isMarkup(file) || isStyle(file)),
    placesIn: (file) => (isStyle(file) ? stylePlaces(file) : accessPlaces(file)),
    none: "no control, picture or field that some people cannot use",
    nothing: "there is no page and no component",
  });
}
