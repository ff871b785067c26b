import { type Completion, ranked } from "@wheelhouse/core";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Dialog } from "../../parts/dialog.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { Option, OptionList } from "../../parts/option-list.tsx";
import { useStartRun } from "../../queries/use-start-run.ts";
import { MeantButtons } from "../../screens/composer/meant-buttons.tsx";
import { useLineCompletions } from "../../screens/composer/use-line-completions.ts";
import { useTextPlan } from "../../screens/composer/use-text-plan.ts";
import { closeLayer } from "../layer-state.ts";
import type { Entry } from "./entry.ts";
import { useEntries } from "./use-entries.tsx";
import { wordEntry } from "./word-entry.tsx";

/** So many lines are shown; whoever looks for one further down types another letter. */
const MOST = 40;
const TONES = { quiet: "text-text-3", ready: "text-text-2", refused: "text-failed" } as const;

/** Everything that can be done and every place, by a few letters; and what a line that starts a run would do. */
export function Palette(): ReactNode {
  const [words, setWords] = useState("");
  const [caret, setCaret] = useState(0);
  const [marked, setMarked] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const entries = useEntries();
  const plan = useTextPlan(words);
  const { start } = useStartRun();
  const isLine = words.trimStart().startsWith("/");
  // A line that starts a run is completed as in the composer; every other word is looked for.
  const line = useLineCompletions({ text: words, caret }, isLine);
  const found = isLine ? line.completions.map(wordEntry) : ranked(entries, words).slice(0, MOST);
  const at = isLine ? line.at : Math.min(marked, found.length - 1);
  const chosen = found[at];
  // Words that lead nowhere may be a question.
  const isAsked = words.trim() !== "" && (isLine || found.length === 0);

  const write = (next: string, to: number): void => {
    setWords(next);
    setCaret(to);
    setMarked(0);
    line.reset();
    requestAnimationFrame(() => box.current?.setSelectionRange(to, to));
  };
  const take = (completion: Completion): void => {
    const next = line.taken(completion);
    write(next.text, next.caret);
  };
  const point = isLine ? line.point : setMarked;
  const act = ({ act: run, word }: Pick<Entry, "act" | "word">): void => {
    if (word !== undefined) {
      take(word);
      return;
    }
    closeLayer();
    // The layer gives the focus back when it is gone; what is done may then take it elsewhere.
    setTimeout(run);
  };
  const send = (): void => {
    const { start: body } = plan;
    if (body !== undefined) act({ act: () => start(body) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const isSent = event.key === "Enter" && (event.metaKey || event.ctrlKey);
    if (step !== undefined && isLine && found.length > 0) line.move(step);
    else if (step !== undefined && found.length > 0)
      setMarked((at + step + found.length) % found.length);
    else if (isSent && isAsked) send();
    else if (event.key === "Enter" && chosen) act(chosen);
    else if (event.key === "Tab" && !event.shiftKey && isLine && found[0]) act(chosen ?? found[0]);
    else if (event.key === "Enter" && isAsked) send();
    else return;
    event.preventDefault();
  };

  return (
    <Dialog isOpen onClose={closeLayer} title="Search or do" isTitleHidden focusOn={box}>
      <input
        ref={box}
        role="combobox"
        aria-label="Search or do"
        aria-expanded={found.length > 0}
        aria-controls="palette"
        aria-autocomplete="list"
        aria-activedescendant={chosen && optionId(chosen)}
        aria-describedby="palette-says"
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setCaret(target.selectionStart ?? target.value.length);
          setMarked(0);
          line.reset();
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? words.length)}
        onKeyDown={onKeyDown}
        placeholder="A run, a command, or /code-review…"
        autoComplete="off"
        spellCheck={false}
        className="h-12 w-full shrink-0 border-b border-line bg-transparent px-4 text-md outline-none placeholder:text-text-3 coarse:text-lg"
      />
      <OptionList
        id="palette"
        label="What there is"
        className={found.length === 0 ? "hidden" : "flex min-h-0 flex-col overflow-y-auto p-1.5"}
      >
        {found.map((entry, index) => (
          <Option
            key={entry.id}
            id={optionId(entry)}
            isChosen={entry === chosen}
            onPick={() => act(entry)}
            onPoint={() => point(index)}
            className="flex min-h-8 shrink-0 items-center gap-2.5 coarse:min-h-11"
          >
            {entry.mark}
            <span
              className={`min-w-0 truncate ${entry.note === undefined ? "flex-1" : "max-w-[60%] shrink-0"}`}
              dir="auto"
            >
              {entry.names[0]}
            </span>
            {entry.note === undefined ? null : (
              <span className="min-w-0 flex-1 truncate text-xs text-text-3">{entry.note}</span>
            )}
            {entry.keys === undefined ? null : <Kbd keys={entry.keys} />}
          </Option>
        ))}
      </OptionList>
      <output
        id="palette-says"
        className={`flex min-h-9 shrink-0 items-center gap-2 max-sm:flex-wrap border-line px-4 py-2 text-xs ${isAsked ? TONES[plan.tone] : "text-text-3"} ${found.length === 0 ? "" : "border-t"}`}
      >
        {isAsked ? (
          <>
            <span className="min-w-0 flex-1 max-sm:basis-full">{plan.words}</span>
            <MeantButtons
              text={words}
              meant={plan.meant}
              onTake={(next) => {
                write(next, next.length);
                box.current?.focus();
              }}
            />
            {plan.start === undefined ? null : <Kbd keys={chosen ? "$mod+Enter" : "Enter"} />}
          </>
        ) : (
          <>
            <Kbd keys="ArrowUp ArrowDown" /> choose <Kbd keys="Enter" /> do it
            <span className="max-sm:hidden">/ starts a run by its words</span>
          </>
        )}
      </output>
    </Dialog>
  );
}

function optionId({ id }: Pick<Entry, "id">): string {
  return `palette-${id}`;
}
