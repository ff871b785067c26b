import type { SourceFile } from "../tree/source-file.ts";

const depths = new WeakMap<SourceFile, readonly number[]>();

/** Bracket depth at the start of each line of a file. */
export function lineDepths(file: SourceFile): readonly number[] {
  const known = depths.get(file);
  if (known !== undefined) return known;
  let depth = 0;
  const made = file.lexed.code.split("\n").map((line) => {
    const before = depth;
    depth = after(line, depth);
    return before;
  });
  depths.set(file, made);
  return made;
}

/** Bracket depth at an offset of a file. */
export function depthAt(file: SourceFile, offset: number): number {
  const line = file.lineAt(offset);
  const start = file.lineStarts[line - 1] ?? 0;
  return after(file.lexed.code.slice(start, offset), lineDepths(file)[line - 1] ?? 0);
}

function after(code: string, before: number): number {
  let depth = before;
  for (let i = 0; i < code.length; i++) {
    const char = code.charCodeAt(i);
    if (char === 123 || char === 40 || char === 91) depth += 1;
    else if (char === 125 || char === 41 || char === 93) depth = Math.max(0, depth - 1);
  }
  return depth;
}
