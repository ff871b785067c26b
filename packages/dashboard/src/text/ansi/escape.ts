/** Every escape: of a terminal's own string (title, link …), a control sequence, or a single one. */
export const ESCAPE =
  // oxlint-disable-next-line no-control-regex
  /\u001B(?:[\]PX^_][^\u0007\u001B]*(?:\u0007|\u001B\\)?|\[([0-9:;<=>?]*)[ -/]*([@-~])?|[ -/]*[0-~])|[\u0000-\u0008\u000B\u000C\u000E-\u001A\u007F-\u009F]/g;

/** A text without what a terminal would obey, as it stands in prose. */
export function withoutEscapes(text: string): string {
  return text.replace(ESCAPE, "");
}
