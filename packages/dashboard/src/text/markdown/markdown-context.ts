import { createContext, useContext } from "react";

/** What all parts of one Markdown text share. */
export interface MarkdownContext {
  /** Opens a place in a file; absent: places are words. */
  readonly onPlace: ((address: string) => void) | undefined;
  /** Whether its headings are headings of the page. */
  readonly isDocument: boolean;
}

const Context = createContext<MarkdownContext>({ onPlace: undefined, isDocument: false });

/** Gives it to the parts. */
export const MarkdownContextProvider = Context.Provider;

/** What the text says that this part belongs to. */
export function useMarkdown(): MarkdownContext {
  return useContext(Context);
}

/** Whether the block goes on that a part belongs to. */
export const GoesOn = createContext(false);
