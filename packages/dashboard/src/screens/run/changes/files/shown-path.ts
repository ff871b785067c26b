const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A path in one line: what would break it is written as an escape. */
export function shownPath(path: string): string {
  return path.replace(
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    /[\u0000-\u001F\u007F]/g,
    (control) =>
      ESCAPES[control] ?? `\\x${(control.codePointAt(0) ?? 0).toString(16).padStart(2, "0")}`,
  );
}
