import { nearest } from "@wheelhouse/core";
import { didYouMean, type Slip } from "./slip.ts";

/** The blocks of a persona file, in order. */
export const BLOCKS = ["Posture", "Looks for", "Evidence bar", "Output", "Boundaries"] as const;
/** A block of a persona file. */
export type Block = (typeof BLOCKS)[number];
const ALL_BLOCKS = `The blocks are ${BLOCKS.map((block) => `## ${block}`).join(", ")}, in this order.`;

interface Part {
  readonly heading: string;
  readonly line: number;
  readonly lines: string[];
}

/** Reads the five blocks of a body whose first line is line `first`. There are blocks exactly when nothing is wrong. */
export function readBlocks(
  body: readonly string[],
  first: number,
): { readonly blocks?: Readonly<Record<Block, string>>; readonly slips: readonly Slip[] } {
  const slips: Slip[] = [];
  const parts = partsOf(body, first, slips);
  const known = (heading: string): heading is Block => BLOCKS.some((block) => block === heading);
  const meant = new Set<string>();
  let last = -1;
  for (const [index, { heading, line, lines }] of parts.entries()) {
    const slip = (what: string, hint?: string): void =>
      void slips.push({ line, field: heading, what, ...(hint !== undefined && { hint }) });
    if (!known(heading)) {
      const near = nearest(heading, BLOCKS);
      for (const name of near) meant.add(name);
      slip(`there is no block "${heading}"`, didYouMean(near) ?? ALL_BLOCKS);
      continue;
    }
    const earlier = parts.slice(0, index).find((part) => part.heading === heading);
    if (earlier) slip(`the block ${heading} is there twice, first in line ${earlier.line}`);
    else if (BLOCKS.indexOf(heading) < last)
      slip(`the block ${heading} comes too late`, ALL_BLOCKS);
    if (lines.join("").trim() === "") slip(`the block ${heading} is empty`);
    last = Math.max(last, BLOCKS.indexOf(heading));
  }
  for (const block of BLOCKS) {
    if (meant.has(block) || parts.some((part) => part.heading === block)) continue;
    const line = first + Math.max(0, body.length - 1);
    slips.push({ line, field: block, what: `the block ${block} is missing`, hint: ALL_BLOCKS });
  }
  if (slips.length > 0) return { slips };
  const textOf = (block: Block): string =>
    parts
      .find((part) => part.heading === block)
      ?.lines.join("\n")
      .trim() ?? "";
  const blocks = {
    Posture: textOf("Posture"),
    "Looks for": textOf("Looks for"),
    "Evidence bar": textOf("Evidence bar"),
    Output: textOf("Output"),
    Boundaries: textOf("Boundaries"),
  };
  return { blocks, slips };
}

/** Cuts a body at its headings of the second level, except inside fenced code. */
function partsOf(body: readonly string[], first: number, slips: Slip[]): Part[] {
  const parts: Part[] = [];
  let fence: { readonly mark: string; readonly line: number } | undefined;
  let isStray = false;
  for (const [index, text] of body.entries()) {
    const line = first + index;
    const [, mark, name] = /^ {0,3}(`{3,}|~{3,})\s*(\S*)/.exec(text) ?? [];
    if (mark !== undefined && fence && mark.startsWith(fence.mark) && name === "")
      fence = undefined;
    else if (mark !== undefined && !fence) {
      fence = { mark, line };
      if (name === "brief") {
        const hint = "That name belongs to the work that a flow hands out; give the block another.";
        slips.push({ line, what: "there is a code block named brief", hint });
      }
    }
    const heading = fence ? undefined : /^##\s+(.*?)\s*#*$/.exec(text)?.[1];
    if (heading !== undefined) parts.push({ heading, line, lines: [] });
    else if (parts.length > 0) parts.at(-1)?.lines.push(text);
    else if (text.trim() !== "" && !isStray) {
      isStray = true;
      slips.push({ line, what: "there is text before the first block", hint: ALL_BLOCKS });
    }
  }
  if (fence) slips.push({ line: fence.line, what: "the code block that begins here has no end" });
  return parts;
}
