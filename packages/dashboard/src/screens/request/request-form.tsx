import { type RequestObject, wantsWords } from "@wheelhouse/core";
import { type ReactNode, useId, useRef } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { Button } from "../../parts/button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { lazyPart } from "../../parts/lazy-part.tsx";
import { BudgetFigures } from "./about/budget-figures.tsx";
import { useAnswerDraft } from "./answer-draft.ts";
import { nextOf } from "./next-of.ts";
import type { RequestCardProps } from "./request-card.tsx";
import { RequestHead } from "./request-head.tsx";
import { RequestOptions } from "./request-options.tsx";
import { RequestText } from "./request-text.tsx";
import { SignIn } from "./sign-in.tsx";
import type { Answering } from "./use-answer.ts";
import { useAnswerKeys } from "./use-answer-keys.ts";
import { useArmed } from "./use-armed.ts";

// Plans and changes come with graphs and lists that most requests have no use for.
const RequestAbout = lazyPart(
  async () => (await import("./about/request-about.tsx")).RequestAbout,
  ({ request }) => <RequestText text={request.text} isQuestion />,
);
// A menu is heavy, and the first page shows none before there is a request.
const LaterMenu = lazyPart(async () => (await import("./later-menu.tsx")).LaterMenu, LaterSpace);

/** The option by which a person answers in words of their own. */
const IN_WORDS = "words";

/** An open request, with everything that is needed to answer it. */
export function RequestForm({
  request,
  runName,
  isFocused,
  answering,
  onLater,
}: RequestCardProps & {
  readonly request: RequestObject;
  readonly answering: Answering;
  readonly onLater: (until: number) => void;
}): ReactNode {
  const { kind, options, text, permission, shared } = request;
  const [draft, keep] = useAnswerDraft(request.id);
  const isArmed = useArmed(kind === "approval" || permission !== null);
  const live = useLiveState();
  const { isSending } = answering;
  const title = useId();
  const next = useId();

  // Whoever begins to write wants to answer in words, where that is a choice.
  const inWords = options.find(({ id }) => id === IN_WORDS)?.id;
  const isInWords = options.length === 0 || (inWords !== undefined && draft.option === inWords);
  const chosen = options.find(({ id }) => id === draft.option);
  // Work that is sent back without a word comes back as it was.
  const isSentBack = chosen !== undefined && wantsWords(kind, chosen);
  const needsWords = options.length === 0 || isSentBack;
  const isAnswer =
    (options.length === 0 || chosen !== undefined) && (!needsWords || draft.text.trim() !== "");
  const refused = refusedBy(live);
  const canSend = isAnswer && isArmed && !isSending && refused === undefined;
  const send = (): void => {
    if (canSend) answering.send(draft);
  };
  const choose = (option: string | undefined): void => {
    if (option !== undefined && !isSending) keep({ ...draft, option });
  };
  const card = useRef<HTMLElement>(null);
  useAnswerKeys({ card, isFocused: isFocused === true, options, choose, send });

  return (
    <section
      ref={card}
      aria-labelledby={title}
      // Keys are shown where they do something: on the card that has the focus of the page, or of a person.
      data-keys={isFocused === true ? "" : undefined}
      className="group/card rounded-card border border-waiting/50 bg-surface"
    >
      <RequestHead id={title} request={request} runName={runName} />
      <div className="flex flex-col gap-3 p-3">
        {request.about === null ? (
          <RequestText text={text} isQuestion />
        ) : (
          <RequestAbout request={request} />
        )}
        <BudgetFigures text={kind === "ladder" ? text : ""} />
        {shared?.startsWith("sign-in:") ? <SignIn agent={shared.slice("sign-in:".length)} /> : null}
        {options.length === 0 ? null : (
          <RequestOptions
            request={request}
            chosen={draft.option}
            onChoose={choose}
            isDisabled={isSending}
          />
        )}
        <label className="flex flex-col gap-1">
          <span className="text-xs text-text-2">
            {isSentBack
              ? "What should change (needed)"
              : isInWords
                ? "Your answer"
                : "A note with it (not needed)"}
          </span>
          <textarea
            value={draft.text}
            onChange={({ target }) => keep({ option: draft.option ?? inWords, text: target.value })}
            readOnly={isSending}
            required={needsWords}
            rows={isInWords || isSentBack ? 3 : 1}
            className="field-sizing-content max-h-60 w-full resize-y rounded-card border border-control bg-bg px-2 py-1"
          />
        </label>
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p id={next} aria-live="polite" className="min-w-40 flex-1 text-text-2">
            {nextOf(request, draft.option)}
          </p>
          <LaterMenu onLater={onLater} />
          <Button
            kind="primary"
            onClick={send}
            disabled={!canSend}
            title={refused}
            keys="Control+Enter"
            aria-describedby={next}
          >
            {isSending ? "Sending…" : "Answer"}
            <span className="hidden group-data-[keys]/card:inline coarse:hidden!">
              <Kbd keys="$mod+Enter" />
            </span>
          </Button>
        </div>
      </div>
    </section>
  );
}

function LaterSpace(): ReactNode {
  return <span className="invisible px-2.5 coarse:px-3.5">Later</span>;
}
