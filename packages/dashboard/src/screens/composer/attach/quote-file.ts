/** The most of a file that is quoted, in bytes: what is longer is no quote, and a part of it says more. */
const MOST_BYTES = 64_000;

/** A file as a quote in Markdown, or why it is none, in a sentence. */
export type Quoted = { readonly quote: string } | { readonly refused: string };

/** Why a file is not even read; undefined when it may be a text. Pure. */
export function refusedFile({
  name,
  type,
  size,
}: Pick<File, "name" | "type" | "size">): string | undefined {
  const called = plainName(name);
  if (/^(?:image|audio|video|font)\//.test(type) && type !== "image/svg+xml")
    return `${called} is ${type.startsWith("image/") ? "a picture" : "no text"}: issues and chats hold text. Save it in the project, and say its path.`;
  if (size > MOST_BYTES)
    return `${called} has ${kilobytes(size)}; up to ${kilobytes(MOST_BYTES)} are quoted. Paste the part that matters, or say its path.`;
  return undefined;
}

/** A text file as a fenced quote below its name. Pure. */
export function quoteFile(name: string, bytes: Uint8Array): Quoted {
  const called = plainName(name);
  const text = textOf(bytes);
  if (text === undefined) return { refused: `${called} is no text: it cannot be quoted.` };
  if (text.trim() === "") return { refused: `${called} is empty.` };
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const [, kind = ""] = /\.([A-Za-z0-9]{1,10})$/.exec(called) ?? [];
  const body = text.endsWith("\n") ? text : `${text}\n`;
  return { quote: `\`${called}\`:\n\n${fence}${kind}\n${body}${fence}\n` };
}

/** A text with quotes at the caret, each in lines of its own, and where the caret is behind them. Pure. */
export function withQuotes(
  text: string,
  caret: number,
  quotes: readonly string[],
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, caret).trimEnd();
  const after = text.slice(caret).trimStart();
  const head = [...(before === "" ? [] : [before]), ...quotes].join("\n\n");
  return { text: `${head}${after === "" ? "" : "\n"}${after}`, caret: head.length };
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000).toLocaleString("en")} kB`;
}

/** A name that breaks out of no quote. */
function plainName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}`]/gu, "").trim();
  return plain === "" ? "the file" : plain.slice(-200);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text.replaceAll("\r\n", "\n");
  } catch {
    return undefined;
  }
}
