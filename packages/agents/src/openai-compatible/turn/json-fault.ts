import { messageOf } from "@wheelhouse/core";

const ASKED = /fenced\s+`{0,3}json`{0,3}\s+block/i;
const FENCE = /^[ \t]*```[ \t]*json[ \t]*\r?\n([\s\S]*?)(?:^[ \t]*```[ \t]*$|$(?![\s\S]))/gim;

/** Whether a prompt asks for an answer with one fenced json block. Pure. */
export function asksForJson(prompt: string): boolean {
  return ASKED.test(prompt);
}

/** Why the JSON at the end of an answer cannot be read; undefined when it can. Pure. */
export function jsonFault(answer: string): string | undefined {
  const blocks = [...answer.matchAll(FENCE)];
  const text = blocks.at(-1)?.[1] ?? bare(answer);
  if (text === undefined) return "there is no fenced json block in it";
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** JSON without a fence, which readers take as well. */
function bare(answer: string): string | undefined {
  const from = answer.indexOf("{");
  return from < 0 ? undefined : answer.slice(from, answer.lastIndexOf("}") + 1);
}
