import type { Completion } from "@wheelhouse/core";
import { ArrowUp, LayoutList } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { useFreshFlows } from "../../queries/use-fresh-flows.ts";
import { useStartRun } from "../../queries/use-start-run.ts";
import { useLauncher } from "../../shell/use-launcher.ts";
import { forgetDraft, useDraft } from "../../stored/drafts.ts";
import { CompletionList, completionId } from "./completion-list.tsx";
import { takeWanted } from "./wanted-focus.ts";
import { useLineCompletions } from "./use-line-completions.ts";
import { MeantButtons } from "./meant-buttons.tsx";
import { keepInputs } from "../launcher/kept-inputs.ts";
import { useTextPlan } from "./use-text-plan.ts";

/** Where its text is kept. */
const DRAFT = "composer";
const TONES = { quiet: "text-text-3", ready: "text-text-2", refused: "text-failed" } as const;

/** A box to type in: a question, or a flow by its name. Its last line always says what will happen. */
export function Composer(): ReactNode {
  const [text, setText] = useDraft(DRAFT);
  const [caret, setCaret] = useState(text.length);
  const [isListed, setListed] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const launcher = useLauncher();
  useFreshFlows();
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

  const list = useLineCompletions({ text, caret }, isListed);
  const { completions, at } = list;
  const chosen = completions[at];
  const [first] = completions;
  const write = (next: string, to: number): void => {
    setText(next);
    setCaret(to);
    list.reset();
    // The caret can go there once the text is.
    requestAnimationFrame(() => box.current?.setSelectionRange(to, to));
  };
  const take = (completion: Completion): void => {
    const next = list.taken(completion);
    write(next.text, next.caret);
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
    if (step !== undefined && completions.length > 0) list.move(step);
    else if (isSent) send();
    else if (event.key === "Enter" && chosen) take(chosen);
    else if (event.key === "Tab" && !event.shiftKey && first) take(chosen ?? first);
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
          list.reset();
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
      <div className="flex min-h-9 items-center gap-2 px-1.5 pb-1.5 pl-3 max-sm:flex-wrap max-sm:justify-end">
        <output
          id="composer-says"
          className={`min-w-0 flex-1 text-xs max-sm:basis-full ${TONES[plan.tone]}`}
        >
          {plan.words}
        </output>
        <MeantButtons
          text={text}
          meant={plan.meant}
          onTake={(next) => {
            write(next, next.length);
            box.current?.focus();
          }}
        />
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
      <CompletionList completions={completions} at={at} onTake={take} onPoint={list.point} />
    </section>
  );

  /** The same choice with everything that can be said of it: what was typed goes along. */
  function openLauncher(): void {
    const { launch } = plan;
    if (launch.kind !== "run") launcher.open({});
    else if (launch.focus === text.trim()) launcher.open({ focus: launch.focus });
    else {
      keepInputs(launch.flow, launch.input);
      launcher.open({ flow: launch.flow, band: launch.band, focus: launch.focus });
    }
  }
}
