/** The path that git wrote in quotes, for its special letters; any other is as it is. */
export function unquotePath(text: string): string {
  if (!text.startsWith('"')) return text;
  const body = text.slice(1, text.lastIndexOf('"'));
  const bytes: number[] = [];
  for (const match of body.matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gs)) {
    if (match[1] !== undefined) bytes.push(Number.parseInt(match[1], 8));
    else
      bytes.push(
        ...Buffer.from(match[2] === undefined ? (match[3] ?? "") : (ESCAPES[match[2]] ?? match[2])),
      );
  }
  return Buffer.from(bytes).toString("utf8");
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  f: "\f",
  v: "\v",
};
