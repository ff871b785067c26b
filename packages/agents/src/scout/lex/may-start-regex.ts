/** Whether a slash at this place opens a regular expression, by what stands before it. */
export function mayStartRegex(text: string, slash: number): boolean {
  let at = slash - 1;
  while (at >= 0 && /\s/.test(text.charAt(at))) at -= 1;
  if (at < 0) return true;
  const before = text.charAt(at);
  if (/[\w$)\]}"'`<.]/.test(before)) {
    if (!/[a-z]/.test(before)) return false;
    const word = /(?:^|[^\w$.])([a-z]+)$/.exec(text.slice(Math.max(0, at - 12), at + 1))?.[1] ?? "";
    return /^(return|typeof|case|in|of|delete|void|throw|new|do|else|yield|await|and|or|not|if|when|unless|puts)$/.test(
      word,
    );
  }
  return true;
}
