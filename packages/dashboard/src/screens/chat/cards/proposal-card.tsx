import type { ProposalObject } from "@wheelhouse/core";
import { Check, Pencil, X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../../../parts/button.tsx";
import { Kbd } from "../../../parts/kbd.tsx";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { useChat } from "../chat-context.ts";
import { ActionFacts } from "./action-facts.tsx";
import { ACTION_LOOKS, headlineOf } from "./action-looks.ts";
import { AnsweredLine } from "./answered-line.tsx";
import { EditAction } from "./edit/edit-action.tsx";

/** A proposal: exactly what will happen, why, and the answers to it; once answered, what came of it. */
export function ProposalCard({
  proposal,
  beside,
}: {
  readonly proposal: ProposalObject;
  /** All proposals of its reply, itself among them. */
  readonly beside: readonly ProposalObject[];
}): ReactNode {
  const { at, goTo, editing, edit } = useChat();
  const { n, status, action, text } = proposal;
  const card = useRef<HTMLElement>(null);
  const isOpen = status === "open";
  const isEditing = isOpen && editing === n;
  const wasEditing = useRef(isEditing);
  useEffect(() => {
    // Whoever leaves the form goes on from the card.
    if (wasEditing.current && !isEditing) card.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only notes where the keys are
    <section
      ref={card}
      data-card={n}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys that answer it are about the card that has the focus
      tabIndex={at === n ? 0 : -1}
      onFocus={() => goTo(n)}
      aria-label={`Proposal ${n}, ${status}: ${withVisibleControls(text)}`}
      className={`group/card rounded-card border border-line ${isOpen ? "border-l-2 border-l-accent bg-surface" : ""}`}
    >
      {isOpen ? (
        isEditing ? (
          <EditAction proposal={proposal} beside={beside} onClose={() => edit(undefined)} />
        ) : (
          <Open proposal={proposal} beside={beside} />
        )
      ) : (
        <AnsweredLine proposal={proposal} action={action} />
      )}
    </section>
  );
}

function Open({
  proposal,
  beside,
}: {
  readonly proposal: ProposalObject;
  readonly beside: readonly ProposalObject[];
}): ReactNode {
  const { accept, dismiss, edit, pending, refused } = useChat();
  const { n, action, why } = proposal;
  const { icon: Icon, word } = ACTION_LOOKS[action.kind];
  const isPending = pending.has(n) || undefined;
  return (
    <div className="flex flex-col gap-2 px-3.5 py-3">
      <p className="flex min-w-0 items-baseline gap-2">
        <Icon className="size-4 shrink-0 self-center text-text-3" aria-hidden="true" />
        <span className="shrink-0 text-xs text-text-2">{word}</span>
        <bdi className="min-w-0 font-medium">{headlineOf(action, beside)}</bdi>
      </p>
      <ActionFacts action={action} beside={beside} />
      <p dir="auto" className="text-text-2">
        <span className="sr-only">Why: </span>
        {withVisibleControls(why)}
      </p>
      <div className="flex flex-wrap gap-2 pt-0.5">
        <Button
          kind="primary"
          keys="a"
          refused={refused}
          disabled={isPending}
          onClick={() => void accept(proposal)}
        >
          <Check className="size-4" aria-hidden="true" />
          {isPending ? "Sending…" : "Accept"}
          <Hint keys="a" />
        </Button>
        <Button keys="e" refused={refused} disabled={isPending} onClick={() => edit(n)}>
          <Pencil className="size-3.5" aria-hidden="true" />
          Edit
          <Hint keys="e" />
        </Button>
        <Button
          kind="quiet"
          keys="x"
          refused={refused}
          disabled={isPending}
          onClick={() => dismiss(proposal)}
        >
          <X className="size-4" aria-hidden="true" />
          Dismiss
          <Hint keys="x" />
        </Button>
      </div>
    </div>
  );
}

/** The key is about the card that has the focus, and shown there only. */
function Hint({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className="hidden group-focus-within/card:inline coarse:hidden!">
      <Kbd keys={keys} />
    </span>
  );
}
