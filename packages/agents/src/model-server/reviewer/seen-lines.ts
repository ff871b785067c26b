/** A line of a file, as a tool has shown it. */
export interface SeenLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** The ways in which tools number lines: `12→text`, `12<tab>text`, `12| text`, `12: text`. */
const NUMBERED = /^\s*(\d+)(?:→|\t|\| ?|: )(.*)$/;
/** What tools write around a file. */
const FRAME =
  /^(Script completed|Wall time .*|<\/?[a-z_-]+>|Output:|Chunk ID:.*|Wall time:.*|Process exited.*|Original token count:.*)$/;

/** How tools say that they could not. */
const FAILED =
  /^.{0,80}(error|bwrap:|must be absolute|not in workspace|outside|no such file|not found|does not exist|denied)/i;

/**
 * The lines of a file in a tool's result. Where the tool numbers them, these numbers count, and what
 * has none is not of the file; else the lines are counted from the first. Undefined when the tool could
 * not read. Pure.
 */
export function seenLines(result: string): readonly SeenLine[] | undefined {
  const lines = result.split("\n");
  const numbered = lines.flatMap((each) => {
    const [, line, text] = NUMBERED.exec(each) ?? [];
    return line === undefined || text === undefined ? [] : [{ line: Number(line), text }];
  });
  if (numbered.length > 0 && isAscending(numbered)) return numbered;
  const own = lines.filter((each) => !FRAME.test(each));
  const text = own.join("\n").trim();
  if (text.split("\n").length < 4 && FAILED.test(text)) return undefined;
  return own.map((text, at) => ({ line: at + 1, text }));
}

function isAscending(lines: readonly SeenLine[]): boolean {
  return lines.every(({ line }, at) => at === 0 || line === (lines[at - 1]?.line ?? 0) + 1);
}
