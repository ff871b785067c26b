/** A text on one line: line ends and runs of white space become one space. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
