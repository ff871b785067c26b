import { createCssVariablesTheme, createHighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { type ColouredLine, type ColourReply, type ColourRequest, TOKENS } from "./coloured.ts";
import { GRAMMARS } from "./languages.ts";

/** Longer lines are not read: they are made by machines, and their patterns take forever. */
const LONGEST_LINE = 2_000;
/** What may be spent on a line, in milliseconds; the first one of a language pays for reading its grammar. */
const LINE_MS = 1_000;

const PREFIX = "--code-";
const theme = createCssVariablesTheme({ name: "ours", variablePrefix: PREFIX });
const highlighter = createHighlighterCore({
  themes: [theme],
  langs: [],
  engine: createJavaScriptRegexEngine({ forgiving: true }),
});

/** Colours code away from the page, so that it is never held up by a grammar. */
addEventListener("message", (event: MessageEvent<ColourRequest>) => {
  void colour(event.data).then((reply) => postMessage(reply));
});

async function colour({ id, text, lang }: ColourRequest): Promise<ColourReply> {
  try {
    const { loadLanguage, codeToTokensBase } = await highlighter;
    await loadLanguage(GRAMMARS[lang]);
    const lines = codeToTokensBase(text, {
      lang,
      theme: "ours",
      tokenizeMaxLineLength: LONGEST_LINE,
      tokenizeTimeLimit: LINE_MS,
    });
    return { id, lines: lines.map((line) => colouredLine(line)) };
  } catch {
    // Code without colours is still code.
    return { id, lines: undefined };
  }
}

function colouredLine(
  pieces: readonly { readonly content: string; readonly color?: string }[],
): ColouredLine {
  const line: number[] = [];
  for (const { content, color = "" } of pieces) {
    const token = tokenOf(color);
    // Neighbours of one colour are one piece.
    if (line.at(-1) === token) line[line.length - 2] = (line.at(-2) ?? 0) + content.length;
    else line.push(content.length, token);
  }
  return line;
}

function tokenOf(colour: string): number {
  const name = colour.replace(`var(${PREFIX}`, "").replace(")", "").replace("token-", "");
  return Math.max(
    0,
    TOKENS.findIndex((token) => token === name),
  );
}
