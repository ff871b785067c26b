/** A heading, with its depth. */
const HEADING = /^\s{0,3}(#{1,6})\s/;
const FENCE = /^\s*(`{3,}|~{3,})/;
const ROW = /^\s*\|/;
/** The line below a table's head. */
const isRule = (line: string): boolean => /^[\s|:-]+$/.test(line) && line.includes("-");
/** What stands before the words of a list's point or a quotation. */
const LEAD = /^\s*(?:>\s?)*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)?/;
const POINT = /^\s*(?:>\s?)*(?:[-*+]|\d{1,9}[.)])\s/;
/** Between two sentences; an abbreviation ends none. */
const BETWEEN = /(?<=[.!?])(?<!\b(?:e\.g|i\.e|cf|vs)\.)(\s+)(?=\S)/;

/**
 * Removes from Markdown the sentences that mention one of the names as a whole word. What is left is Markdown still: of a
 * table a row goes, or all of it when its head names one; a fenced block goes whole, since half a diagram is none; a
 * heading goes with what is below it; a point of a list goes with the points below it when nothing of it is left.
 */
export function dropSentences(
  text: string,
  names: readonly string[],
): { text: string; removed: number } {
  if (names.length === 0) return { text, removed: 0 };
  const escaped = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const mention = new RegExp(`(?<![\\w:.#-])(?:${escaped.join("|")})(?![\\w#]|-\\w)`);
  if (!mention.test(text)) return { text, removed: 0 };
  const lines = text.split("\n");
  const kept: string[] = [];
  let removed = 0;
  for (let at = 0; at < lines.length;) {
    const end = endOfBlock(lines, at);
    const block = lines.slice(at, end);
    if (!block.some((line) => mention.test(line)) && !mention.test(block.join("\n"))) {
      kept.push(...block);
      at = end;
      continue;
    }
    const [first = ""] = block;
    if (FENCE.test(first)) removed++;
    else if (HEADING.test(first)) {
      removed++;
      at = endOfPart(lines, at);
      continue;
    } else if (ROW.test(first)) {
      const rows = withoutRows(block, mention);
      removed += rows.removed;
      kept.push(...rows.kept);
    } else {
      const left = withoutSentences(block.join("\n"), mention);
      removed += left.removed;
      if (left.text !== undefined) kept.push(left.text);
      else if (POINT.test(first)) {
        at = endOfPoint(lines, at, end);
        continue;
      }
    }
    at = end;
  }
  return { text: kept.join("\n"), removed };
}

/** Where the block that begins here ends: a fenced one, a table, or a paragraph or point with its wrapped lines. */
function endOfBlock(lines: readonly string[], start: number): number {
  const first = lines[start] ?? "";
  const fence = FENCE.exec(first)?.[1];
  if (fence !== undefined) {
    const close = lines.findIndex((line, at) => at > start && isClose(line, fence));
    return close < 0 ? lines.length : close + 1;
  }
  if (first.trim() === "" || HEADING.test(first)) return start + 1;
  const goesOn = ROW.test(first)
    ? (line: string) => ROW.test(line) || isRule(line)
    : (line: string) => line.trim() !== "" && !begins(line);
  let end = start + 1;
  while (end < lines.length && goesOn(lines[end] ?? "")) end++;
  return end;
}

function isClose(line: string, fence: string): boolean {
  const mark = FENCE.exec(line)?.[1];
  return mark !== undefined && mark.startsWith(fence) && line.trim() === mark;
}

const begins = (line: string): boolean =>
  FENCE.test(line) || HEADING.test(line) || ROW.test(line) || POINT.test(line);

/** Where what a heading heads ends: at the next one of its depth or above. */
function endOfPart(lines: readonly string[], start: number): number {
  const depth = HEADING.exec(lines[start] ?? "")?.[1]?.length ?? 6;
  for (let at = start + 1; at < lines.length; at = endOfBlock(lines, at)) {
    const other = HEADING.exec(lines[at] ?? "")?.[1]?.length;
    if (other !== undefined && other <= depth) return at;
  }
  return lines.length;
}

/** Where a point of a list ends with everything that is indented below it. */
function endOfPoint(lines: readonly string[], start: number, end: number): number {
  const indent = indentOf(lines[start] ?? "");
  let last = end;
  for (let at = end; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    if (indentOf(line) <= indent) break;
    last = at + 1;
  }
  return last;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

function withoutRows(
  rows: readonly string[],
  mention: RegExp,
): { kept: string[]; removed: number } {
  const [head = "", rule = ""] = rows;
  if (isRule(rule) && mention.test(head)) return { kept: [], removed: 1 };
  const kept = rows.filter((row) => !mention.test(row));
  return { kept, removed: rows.length - kept.length };
}

function withoutSentences(
  text: string,
  mention: RegExp,
): { text: string | undefined; removed: number } {
  const lead = LEAD.exec(text)?.[0] ?? "";
  const parts = text.slice(lead.length).split(BETWEEN);
  let left = "";
  let removed = 0;
  for (let at = 0; at < parts.length; at += 2) {
    const sentence = parts[at] ?? "";
    if (mention.test(sentence)) removed++;
    else left += left === "" ? sentence : `${parts[at - 1] ?? " "}${sentence}`;
  }
  return { text: left === "" ? undefined : `${lead}${left}`, removed };
}
