import type { ColouredLine, ColourReply } from "./coloured.ts";
import type { Language } from "./language-of.ts";

type Lines = readonly ColouredLine[] | undefined;

/** Longer texts are shown without colours, in characters. */
const LONGEST = 400_000;
/** So many texts keep their colours after they went out of view. */
const KEPT = 60;
/** A worker that is silent for so long, in milliseconds, is stuck in a grammar, and another one takes its place. */
const PATIENCE_MS = 8_000;

const kept = new Map<string, Promise<Lines>>();
const waiting = new Map<number, (lines: Lines) => void>();
let worker: Worker | undefined;
let patience: ReturnType<typeof setTimeout> | undefined;
let last = 0;

/** The colours of a text, made by a worker; undefined when it has none. The same text is coloured once. */
export function colourCode(text: string, lang: Language): Promise<Lines> {
  if (text.length > LONGEST) return Promise.resolve(undefined);
  const key = `${lang}\n${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const lines = ask(text, lang);
  kept.set(key, lines);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return lines;
}

function ask(text: string, lang: Language): Promise<Lines> {
  const { promise, resolve } = Promise.withResolvers<Lines>();
  worker ??= begin();
  last += 1;
  waiting.set(last, resolve);
  patience ??= setTimeout(giveUp, PATIENCE_MS);
  worker.postMessage({ id: last, text, lang });
  return promise;
}

function begin(): Worker {
  const begun = new Worker(new URL("colour-worker.ts", import.meta.url), { type: "module" });
  begun.addEventListener("message", ({ data }: MessageEvent<ColourReply>) => {
    waiting.get(data.id)?.(data.lines);
    waiting.delete(data.id);
    clearTimeout(patience);
    patience = waiting.size > 0 ? setTimeout(giveUp, PATIENCE_MS) : undefined;
  });
  begun.addEventListener("error", giveUp);
  return begun;
}

function giveUp(): void {
  clearTimeout(patience);
  patience = undefined;
  worker?.terminate();
  worker = undefined;
  for (const resolve of waiting.values()) resolve(undefined);
  waiting.clear();
}
