import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Dialog } from "../../parts/dialog.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { Option, OptionList } from "../../parts/option-list.tsx";
import { useStartRun } from "../../queries/use-start-run.ts";
import { useTextPlan } from "../../screens/composer/use-text-plan.ts";
import { closeLayer } from "../layer-state.ts";
import type { Entry } from "./entry.ts";
import { ranked } from "./rank.ts";
import { useEntries } from "./use-entries.tsx";

/** So many lines are shown; whoever looks for one further down types another letter. */
const MOST = 40;
const TONES = { quiet: "text-text-3", ready: "text-text-2", refused: "text-failed" } as const;

/** Everything that can be done and every place, by a few letters; and what a line that starts a run would do. */
export function Palette(): ReactNode {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const entries = useEntries();
  const plan = useTextPlan(words);
  const { start } = useStartRun();
  const isLine = words.trimStart().startsWith("/");
  const found = isLine ? [] : ranked(entries, words).slice(0, MOST);
  const chosen = found[Math.min(at, found.length - 1)];
  // Words that lead nowhere may be a question.
  const isAsked = words.trim() !== "" && (isLine || found.length === 0);

  const act = ({ act: run }: Pick<Entry, "act">): void => {
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
    if (step !== undefined && found.length > 0) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter" && chosen) act(chosen);
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
          setAt(0);
        }}
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
            onPoint={() => setAt(index)}
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
        className={`flex min-h-9 shrink-0 items-center gap-2 border-line px-4 py-2 text-xs ${isAsked ? TONES[plan.tone] : "text-text-3"} ${found.length === 0 ? "" : "border-t"}`}
      >
        {isAsked ? (
          <>
            <span className="min-w-0 flex-1">{plan.words}</span>
            {plan.start === undefined ? null : <Kbd keys="Enter" />}
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
