import { Lexer } from "marked";
import { plainWords } from "../plain-words.ts";

/** Blocks that are drawn together; the same object for as long as nothing is added to it. */
export type Section = readonly string[];

/** A Markdown text as far as it was cut. What is cut stays as it is, however the text goes on. */
export interface Cut {
  /** The text as it was given. */
  readonly source: string;
  /** The text that is cut. */
  readonly text: string;
  readonly sections: readonly Section[];
  /** What follows the blocks of `sections`: the last block, which may go on, and no more once `isWhole`. */
  readonly tail: string;
  /** Whether all of the text was looked at; if not, cut again. */
  readonly isWhole: boolean;
}

/** So much is looked at in one go, in characters: a few milliseconds. */
const WINDOW = 32_768;
/** A block that is longer is cut anyway. */
const LONGEST_BLOCK = 524_288;
/** A paragraph of more characters is cut between its lines. */
const LONGEST_PARAGRAPH = 4_096;
/** So many characters make a section. */
const SECTION = 8_192;

/**
 * Cuts a text into its blocks (paragraphs, lists, fences …), so that each is drawn once and what streams in costs only
 * the last of them.
 *
 * *Contract*: one call looks at little more than 64 k characters; go on with its answer until `isWhole`. When `text`
 * begins with the text that was cut before, its blocks are kept; joined, blocks and tail are the text with `\n` ends,
 * as {@link plainWords}.
 */
export function cutBlocks(before: Cut | undefined, text: string): Cut {
  const whole = before?.source === text ? before.text : cleaned(text);
  const goesOn = before !== undefined && whole.startsWith(before.text);
  const sections = goesOn ? [...before.sections] : [];
  let end = goesOn ? before.text.length - before.tail.length : 0;
  for (let looked = 0, size = WINDOW; ;) {
    const part = whole.slice(end, end + size);
    const isLast = end + part.length >= whole.length;
    const blocks = stableBlocks(part);
    for (const block of blocks) {
      addBlock(sections, block);
      end += block.length;
    }
    looked += part.length;
    if (isLast)
      return { source: text, text: whole, sections, tail: whole.slice(end), isWhole: true };
    if (blocks.length > 0) size = WINDOW;
    else if (size < LONGEST_BLOCK) size *= 2;
    else {
      addBlock(sections, part);
      end += part.length;
      size = WINDOW;
    }
    if (looked >= 2 * WINDOW && size === WINDOW)
      return { source: text, text: whole, sections, tail: whole.slice(end), isWhole: false };
  }
}

function cleaned(text: string): string {
  return plainWords(text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text);
}

/** All blocks of a text but the last one, each with the empty lines that follow it. */
function stableBlocks(text: string): string[] {
  const blocks: string[] = [];
  let end = 0;
  // Only blocks are wanted: what stands in them is read when they are drawn.
  for (const { raw, type } of new Lexer().blockTokens(text, [])) {
    // What the lexer took otherwise than it stands there cannot be cut.
    if (!text.startsWith(raw, end)) break;
    end += raw.length;
    const last = blocks.length - 1;
    if (type === "space" && last >= 0) blocks[last] += raw;
    else if (type === "paragraph") blocks.push(...cutParagraph(raw));
    else blocks.push(raw);
  }
  blocks.pop();
  return blocks;
}

/** A paragraph that goes on for pages is lines of a log: it is cut between lines, so that what comes costs little. */
function cutParagraph(raw: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (raw.length - from > LONGEST_PARAGRAPH) {
    const end = raw.lastIndexOf("\n", from + LONGEST_PARAGRAPH) + 1;
    if (end <= from) break;
    parts.push(raw.slice(from, end));
    from = end;
  }
  return [...parts, raw.slice(from)];
}

function addBlock(sections: Section[], block: string): void {
  const last = sections.at(-1);
  const size = last?.reduce((sum, { length }) => sum + length, 0) ?? 0;
  if (last === undefined || size >= SECTION) sections.push([block]);
  else sections[sections.length - 1] = [...last, block];
}
