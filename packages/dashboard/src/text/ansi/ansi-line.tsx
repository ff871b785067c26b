import { memo, type ReactNode } from "react";
import { withVisibleControls } from "../visible-controls.ts";
import { type AnsiSpan, ansiSpans } from "./ansi-spans.ts";

/** Classes of the eight colours of a terminal, in the tones of the page. */
const COLOURS = [
  "text-text-3",
  "text-failed",
  "text-completed",
  "text-waiting",
  "text-running",
  "text-cancelled",
  "text-accent",
  "text-text",
];

/** One line of a terminal's output. */
export const AnsiLine = memo(function AnsiLine({ line }: { readonly line: string }): ReactNode {
  return ansiSpans(line).map((span, index) => {
    const classes = classesOf(span);
    const text = withVisibleControls(span.text);
    if (classes === "") return text;
    return (
      // Pieces of a line have no name but their place.
      <span key={`${index}`} className={classes}>
        {text}
      </span>
    );
  });
});

function classesOf({ colour, isBold, isDim, isItalic, isUnderlined }: AnsiSpan): string {
  return [
    colour === undefined ? "" : (COLOURS[colour] ?? ""),
    isBold ? "font-semibold" : "",
    isDim ? "text-text-3" : "",
    isItalic ? "italic" : "",
    isUnderlined ? "underline" : "",
  ]
    .filter((each) => each !== "")
    .join(" ");
}
