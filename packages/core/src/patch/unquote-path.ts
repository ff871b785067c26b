const ESCAPED: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  "\\": 92,
};

/**
 * A path as it is, of one that git wrote between quotes because of what is in it: escapes are C's, and bytes beyond ASCII
 * stand as three octal digits each. A path that is not quoted comes back as it is; bytes that are no UTF-8 become U+FFFD.
 */
export function unquotePath(written: string): string {
  if (written.length < 2 || !written.startsWith('"') || !written.endsWith('"')) return written;
  let path = "";
  let bytes: number[] = [];
  const take = (): void => {
    path += decoded(bytes);
    bytes = [];
  };
  for (const [piece, octal, letter] of written
    .slice(1, -1)
    .matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 0xff);
    else if (letter !== undefined && ESCAPED[letter] !== undefined) bytes.push(ESCAPED[letter]);
    else {
      take();
      path += piece;
    }
  }
  take();
  return path;
}

function decoded(bytes: readonly number[]): string {
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  try {
    return decodeURIComponent(escaped);
  } catch {
    return bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : "\uFFFD")).join("");
  }
}
