import { ESCAPE } from "./escape.ts";

/** A piece of a terminal's output in one style. */
export interface AnsiSpan {
  readonly text: string;
  /** One of the eight colours, 0 black to 7 white. */
  readonly colour: number | undefined;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
}

type Style = Omit<AnsiSpan, "text">;

const PLAIN: Style = {
  colour: undefined,
  isBold: false,
  isDim: false,
  isItalic: false,
  isUnderlined: false,
};

/**
 * A line of a terminal's output as pieces. Of its escapes only colours and weights are taken; all others are left out,
 * and of a line that was written over (`\r`) the last state is shown.
 */
export function ansiSpans(line: string): AnsiSpan[] {
  const source = lastState(line);
  const spans: AnsiSpan[] = [];
  let style = PLAIN;
  let end = 0;
  for (const match of source.matchAll(ESCAPE)) {
    if (match.index > end) spans.push({ ...style, text: source.slice(end, match.index) });
    end = match.index + match[0].length;
    if (match[2] === "m") style = styled(style, match[1] ?? "");
  }
  if (end < source.length) spans.push({ ...style, text: source.slice(end) });
  return spans;
}

function lastState(line: string): string {
  const text = line.replace(/\r+$/, "");
  const start = text.lastIndexOf("\r") + 1;
  return start === 0 ? text : text.slice(start);
}

function styled(before: Style, parameters: string): Style {
  let style = before;
  const codes = parameters.split(/[;:]/).map(Number);
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    // Colours outside of the eight cannot be told from the page's own; their text keeps the page's colour.
    if (code === 38 || code === 48) {
      if (code === 38) style = { ...style, colour: undefined };
      index += codes[index + 1] === 5 ? 2 : 4;
    } else style = withCode(style, code);
  }
  return style;
}

function withCode(style: Style, code: number): Style {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, isBold: true };
  if (code === 2) return { ...style, isDim: true };
  if (code === 3) return { ...style, isItalic: true };
  if (code === 4) return { ...style, isUnderlined: true };
  if (code === 22) return { ...style, isBold: false, isDim: false };
  if (code === 23) return { ...style, isItalic: false };
  if (code === 24) return { ...style, isUnderlined: false };
  if (code === 39) return { ...style, colour: undefined };
  if (code >= 30 && code <= 37) return { ...style, colour: code - 30 };
  if (code >= 90 && code <= 97) return { ...style, colour: code - 90 };
  return style;
}
