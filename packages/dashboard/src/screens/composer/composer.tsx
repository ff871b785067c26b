import { useQuery } from "@tanstack/react-query";
import { ArrowUp, LayoutList } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { flowsQuery, projectsQuery } from "../../queries/place.ts";
import { useStartRun } from "../../queries/use-start-run.ts";
import { useLauncher } from "../../shell/use-launcher.ts";
import { forgetDraft, useDraft } from "../../stored/drafts.ts";
import { completionsOf, withWord, wordAt } from "./completions.ts";
import { CompletionList, completionId } from "./completion-list.tsx";
import { takeWanted } from "./wanted-focus.ts";
import { useTextPlan } from "./use-text-plan.ts";

/** Where its text is kept. */
const DRAFT = "composer";
const TONES = { quiet: "text-text-3", ready: "text-text-2", refused: "text-failed" } as const;

/** A box to type in: a question, or a flow by its name. Its last line always says what will happen. */
export function Composer(): ReactNode {
  const [text, setText] = useDraft(DRAFT);
  const [caret, setCaret] = useState(text.length);
  const [isListed, setListed] = useState(false);
  /** Where the arrows went in the list; undefined before they went anywhere. */
  const [moved, setAt] = useState<number>();
  const box = useRef<HTMLInputElement>(null);
  const launcher = useLauncher();
  const { data: flows = [] } = useQuery(flowsQuery);
  const { data: projects = [] } = useQuery(projectsQuery);
  const plan = useTextPlan(text);
  const sent = useRef("");
  const { start, isStarting } = useStartRun(() => forgetDraft(DRAFT, sent.current));
  useEffect(() => {
    if (takeWanted()) box.current?.focus();
  }, []);
  useCommands([
    {
      id: "compose",
      title: "Write what to look at",
      group: "Run",
      keys: "c",
      run: () => box.current?.focus(),
    },
  ]);

  const completions = isListed ? completionsOf(text, caret, { flows, projects }) : [];
  // Nothing is offered for Enter between words: there it sends.
  const at = moved ?? (wordAt(text, caret).word === "" ? -1 : 0);
  const chosen = completions[at];
  const [first] = completions;
  const take = (word: string): void => {
    const next = withWord(text, caret, word);
    setText(next.text);
    setCaret(next.caret);
    setAt(undefined);
    // The caret can go there once the text is.
    requestAnimationFrame(() => box.current?.setSelectionRange(next.caret, next.caret));
  };
  const send = (): void => {
    if (plan.start === undefined || isStarting) return;
    sent.current = text;
    start(plan.start);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const isSent = event.key === "Enter" && (event.metaKey || event.ctrlKey);
    if (step !== undefined && completions.length > 0)
      setAt((at + step + completions.length + (at < 0 && step < 0 ? 1 : 0)) % completions.length);
    else if (isSent) send();
    else if (event.key === "Enter" && chosen) take(chosen.word);
    else if (event.key === "Tab" && !event.shiftKey && first) take((chosen ?? first).word);
    else if (event.key === "Enter") send();
    else if (event.key === "Escape" && completions.length > 0) setListed(false);
    else return;
    event.preventDefault();
    if (event.key === "Escape") event.stopPropagation();
  };

  return (
    <section
      aria-label="Start a run"
      className="relative rounded-card border border-control bg-bg focus-within:border-accent"
    >
      <input
        ref={box}
        role="combobox"
        aria-label="What to look at"
        aria-expanded={completions.length > 0}
        aria-controls="completions"
        aria-autocomplete="list"
        aria-activedescendant={chosen && completionId(at)}
        aria-describedby="composer-says"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setCaret(target.selectionStart ?? target.value.length);
          setListed(true);
          setAt(undefined);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? text.length)}
        onBlur={() => setListed(false)}
        onKeyDown={onKeyDown}
        placeholder="What should be looked at?"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="send"
        dir="auto"
        className="h-11 w-full bg-transparent px-3 text-md outline-none placeholder:text-text-3 coarse:text-lg"
      />
      <div className="flex min-h-9 items-center gap-2 px-1.5 pb-1.5 pl-3">
        <output id="composer-says" className={`min-w-0 flex-1 text-xs ${TONES[plan.tone]}`}>
          {plan.words}
        </output>
        <Button kind="quiet" onClick={openLauncher}>
          <LayoutList className="size-4" aria-hidden="true" />
          Flows
        </Button>
        <IconButton
          kind="primary"
          label="Start the run"
          refused={plan.start === undefined ? plan.words : undefined}
          onClick={send}
          disabled={plan.start === undefined || isStarting}
        >
          <ArrowUp className="size-4" aria-hidden="true" />
        </IconButton>
      </div>
      <CompletionList completions={completions} at={at} onTake={take} onPoint={setAt} />
    </section>
  );

  /** The same choice with everything that can be said of it: what was typed goes along. */
  function openLauncher(): void {
    const { launch } = plan;
    if (launch.kind !== "run") launcher.open({});
    else if (launch.focus === text.trim()) launcher.open({ focus: launch.focus });
    else launcher.open({ flow: launch.flow, band: launch.band, focus: launch.focus });
  }
}
