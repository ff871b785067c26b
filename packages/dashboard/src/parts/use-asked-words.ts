import { useEffect, useState } from "react";

/** So long a search waits for the next letter, in milliseconds. */
const PAUSE_MS = 200;
/** The server takes no more words, in characters. */
export const MOST_WORDS = 200;

/** What a person looks for: written at once, asked a moment after the last letter. */
export interface AskedWords {
  /** As it is written now. */
  readonly text: string;
  readonly write: (text: string) => void;
}

/**
 * The words of a search, which are in the address.
 *
 * @param inAddress What the address says; when it changes by other means, such as Back, that is what is written.
 * @param ask Puts words into the address, or takes them out of it; the same function for every drawing.
 */
export function useAskedWords(
  inAddress: string,
  ask: (words: string | undefined) => void,
): AskedWords {
  const [text, write] = useState(inAddress);
  const [asked, setAsked] = useState(inAddress);
  if (asked !== inAddress) {
    setAsked(inAddress);
    write(inAddress);
  }
  useEffect(() => {
    const words = text.trim().slice(0, MOST_WORDS);
    if (words === asked) return undefined;
    const timer = setTimeout(() => {
      setAsked(words);
      ask(words === "" ? undefined : words);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, asked, ask]);
  return { text, write };
}
