import type { Completion } from "@wheelhouse/core";
import type { ClipboardEvent, KeyboardEvent, ReactNode, RefObject } from "react";
import { CompletionList, completionId } from "./completion-list.tsx";
import type { LineCompletions } from "./use-line-completions.ts";

/**
 * The box and its completions. Enter takes a completion that is marked, else it sends; Shift+Enter is a new line. Tab takes
 * a completion while some are offered, and leaves the box like any other field when none is.
 */
export function ComposerBox({
  box,
  text,
  list,
  placeholder,
  isSending,
  opensUp,
  onWrite,
  onCaret,
  onTake,
  onSend,
  onListed,
  onAttach,
}: {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly list: LineCompletions;
  readonly placeholder: string;
  readonly isSending: boolean;
  /** Where there is no room below it. */
  readonly opensUp: boolean;
  readonly onWrite: (text: string, caret: number) => void;
  readonly onCaret: (caret: number) => void;
  readonly onTake: (completion: Completion) => void;
  readonly onSend: () => void;
  readonly onListed: (isListed: boolean) => void;
  readonly onAttach: (files: FileList) => void;
}): ReactNode {
  const { completions, at } = list;
  const chosen = completions[at];
  const [first] = completions;
  const onKeyDown = (event: KeyboardEvent): void => {
    // What an input method is composing is not written yet: its Enter sends nothing.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const { key, shiftKey, altKey } = event;
    const step = altKey || shiftKey ? undefined : { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step !== undefined && completions.length > 0) list.move(step);
    else if (key === "Enter" && (event.metaKey || event.ctrlKey) && !shiftKey) onSend();
    else if (key === "Enter" && shiftKey) return;
    else if (key === "Enter" && chosen) onTake(chosen);
    else if (key === "Tab" && !shiftKey && first) onTake(chosen ?? first);
    else if (key === "Enter") onSend();
    else if (key === "Escape" && completions.length > 0) onListed(false);
    else return;
    event.preventDefault();
    if (key === "Escape") event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const { files, types } = event.clipboardData;
    // A part of a document is pasted as words, though it comes with its picture.
    if (files.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    onAttach(files);
  };
  return (
    <>
      <textarea
        ref={box}
        rows={1}
        aria-label="What should happen"
        aria-haspopup="listbox"
        aria-controls="completions"
        aria-autocomplete="list"
        aria-activedescendant={chosen && completionId(at)}
        aria-describedby="composer-says"
        value={text}
        readOnly={isSending}
        onChange={({ target }) => {
          onWrite(target.value, target.selectionStart);
          onListed(true);
        }}
        onSelect={({ currentTarget }) => onCaret(currentTarget.selectionStart)}
        onBlur={() => onListed(false)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        placeholder={placeholder}
        autoComplete="off"
        enterKeyHint="send"
        dir="auto"
        className="field-sizing-content block max-h-[40dvh] min-h-10 w-full resize-none bg-transparent px-3 py-2 text-md outline-none placeholder:text-text-3 coarse:text-lg"
      />
      <CompletionList
        completions={completions}
        at={at}
        opensUp={opensUp}
        onTake={onTake}
        onPoint={list.point}
      />
    </>
  );
}
