import type { Completion } from "@wheelhouse/core";
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useFreshFlows } from "../../queries/use-fresh-flows.ts";
import { forgetDraft, moveDraft, useDraft } from "../../stored/drafts.ts";
import { keptProject } from "../launcher/kept-choices.ts";
import { useProjectHere } from "../launcher/project-here.ts";
import { useAttach } from "./attach/use-attach.ts";
import { useOwnCommands } from "./chat/use-own-commands.ts";
import { type ComposerAt, draftPlace, threadAt, UNPLACED } from "./composer-at.ts";
import { ComposerBox } from "./composer-box.tsx";
import { ComposerRow } from "./composer-row.tsx";
import { ComposerSays } from "./composer-says.tsx";
import { DropPlace } from "./attach/drop-place.tsx";
import { MODES, useMode } from "./mode.ts";
import { ModeChoice } from "./mode-choice.tsx";
import { OverProject } from "./over-project.tsx";
import { openPlanned } from "./open-planned.ts";
import { sendsWords } from "./sends-words.ts";
import { useComposerKeys } from "./use-composer-keys.ts";
import { useComposerPlan } from "./use-composer-plan.ts";
import { useDeed } from "./use-deed.ts";
import { useLauncher } from "../../shell/use-launcher.ts";
import { useLineCompletions } from "./use-line-completions.ts";
import { takeWanted } from "./wanted-focus.ts";

/**
 * One box that takes an intent and makes it work: an issue, an issue that is begun at once, a message, a comment, or a flow
 * by its name. *Contract*: its last line always says what sending will do, or why it does nothing.
 */
export function Composer({
  box: outer,
  ...at
}: ComposerAt & {
  /** The box, for keys of the page that lead to it. */
  readonly box?: RefObject<HTMLTextAreaElement | null>;
}): ReactNode {
  const own = useRef<HTMLTextAreaElement>(null);
  const box = outer ?? own;
  const last = useProjectHere();
  const project = at.place === "now" ? last?.id : at.project;
  const place = draftPlace(at, project);
  const [text, setText] = useDraft(place);
  const [caret, setCaret] = useState(text.length);
  /** Where the caret is to go. */
  const [goal, setGoal] = useState<{ readonly caret: number }>();
  const [isListed, setListed] = useState(false);
  const [mode, setMode] = useMode(at.place);
  const launcher = useLauncher();
  useFreshFlows();
  const plan = useComposerPlan({ text, mode, over: project, at });
  const sent = useRef({ place, text });
  const { send, isSending } = useDeed({
    at,
    onDone: () => forgetDraft(sent.current.place, sent.current.text),
  });
  const isIssue = mode === "issue" || mode === "do";
  const list = useLineCompletions({ text, caret }, isListed, {
    over: project,
    isIssue,
    isPlain: mode === "comment",
    own: useOwnCommands(mode === "chat" ? project : undefined, threadAt(at)),
  });
  const keys = useComposerKeys({ place: at.place, mode, setMode, box });
  useEffect(() => {
    if (takeWanted()) box.current?.focus();
  }, [box]);
  // What was written before the projects were known goes where it belongs.
  useLayoutEffect(() => moveDraft(UNPLACED, place), [place]);

  // The caret can go there once the text is; later than that it would jump away from who types on.
  useLayoutEffect(() => {
    if (goal === undefined) return;
    box.current?.focus();
    box.current?.setSelectionRange(goal.caret, goal.caret);
  }, [box, goal]);

  const write = (next: { readonly text: string; readonly caret: number }): void => {
    setText(next.text);
    setCaret(next.caret);
    list.reset();
    setGoal({ caret: next.caret });
  };
  const attach = useAttach({ text, caret }, write);
  const deliver = (): void => {
    if (plan.deed === undefined || isSending) return;
    sent.current = { place, text };
    setListed(false);
    send(plan.deed);
  };
  const nameFlow = (): void => {
    const begun = text.trimStart();
    if (begun.startsWith("/")) write({ text: begun, caret: begun.search(/\s|$/) });
    else write({ text: begun === "" ? "/" : `/ ${begun}`, caret: 1 });
    setListed(true);
  };
  const sends = sendsWords(mode, plan.isFlow);

  return (
    <DropPlace onDrop={attach}>
      <ModeChoice place={at.place} mode={mode} keys={keys} onChoose={setMode} />
      <ComposerBox
        box={box}
        text={text}
        list={list}
        placeholder={MODES[mode].asks}
        isSending={isSending}
        opensUp={at.place !== "now"}
        onWrite={(next, to) => {
          setText(next);
          setCaret(to);
          list.reset();
        }}
        onCaret={setCaret}
        onTake={(completion: Completion) => write(list.taken(completion))}
        onSend={deliver}
        onListed={setListed}
        onAttach={attach}
      />
      <ComposerRow
        sends={sends}
        refused={plan.deed === undefined ? plan.words : undefined}
        isSending={isSending}
        onSlash={nameFlow}
        onFlows={() => openPlanned(launcher, plan, { text, over: project })}
        onAttach={attach}
        onSend={deliver}
      >
        <ComposerSays
          plan={plan}
          text={text}
          onTake={(next) => write({ text: next, caret: next.length })}
        />
        {at.place === "now" ? (
          <OverProject
            project={project}
            onChoose={(next) => {
              moveDraft(place, draftPlace(at, next));
              keptProject.set(next);
            }}
          />
        ) : null}
      </ComposerRow>
    </DropPlace>
  );
}
