/** Text of at most so many characters, cut at the end of a line where there is one, with what is missing said. Pure. */
export function capText(text: string, max: number, more: string): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max);
  const end = head.lastIndexOf("\n");
  const kept = end > max / 2 ? head.slice(0, end) : head;
  return `${kept}\n[${text.length - kept.length} characters more were left out. ${more}]`;
}

/** One line of at most so many characters. Pure. */
export function capLine(line: string, max: number): string {
  return line.length <= max ? line : `${line.slice(0, max)}… [${line.length - max} more]`;
}
