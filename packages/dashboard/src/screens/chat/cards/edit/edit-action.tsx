import { type Action, actionSchema, type ProposalObject } from "@wheelhouse/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useCommands } from "../../../../commands/command-list.ts";
import { Button } from "../../../../parts/button.tsx";
import { Kbd } from "../../../../parts/kbd.tsx";
import { useChat } from "../../chat-context.ts";
import { ACTION_LOOKS } from "../action-looks.ts";
import { ActionFields } from "./action-fields.tsx";
import { type ActionErrors, errorsOfReply, errorsOfShape } from "./action-errors.ts";

/** A proposal as a form in its place: the same fields, and what is sent is done in its place. */
export function EditAction({
  proposal,
  beside,
  onClose,
}: {
  readonly proposal: ProposalObject;
  readonly beside: readonly ProposalObject[];
  readonly onClose: () => void;
}): ReactNode {
  const { accept, refused } = useChat();
  const [draft, setDraft] = useState<Action>(proposal.action);
  const [errors, setErrors] = useState<ActionErrors>({});
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { icon: Icon, word } = ACTION_LOOKS[draft.kind];
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    return whenPlaced(() => {
      const { current } = form;
      const room = current?.closest("[role=log]")?.clientHeight ?? 0;
      // Its buttons, too, where there is room for all of it.
      const block = (current?.offsetHeight ?? 0) > room ? "start" : "nearest";
      current?.scrollIntoView({ block });
    });
  }, []);
  const send = async (): Promise<void> => {
    if (refused !== undefined || isSending) return;
    const parsed = actionSchema.safeParse(draft);
    if (!parsed.success) {
      setErrors(errorsOfShape(parsed.error));
      return;
    }
    setSending(true);
    const reason = await accept(proposal, parsed.data);
    setSending(false);
    if (reason === undefined) onClose();
    else setErrors(errorsOfReply(reason));
  };
  useCommands([
    {
      id: "proposal.send",
      title: "Accept it as changed",
      group: "Page",
      keys: "$mod+Enter",
      inFields: true,
      isHidden: true,
      run: () => void send(),
    },
    {
      id: "proposal.close",
      title: "Leave it as it was proposed",
      group: "Page",
      keys: "Escape",
      inFields: true,
      isHidden: true,
      run: onClose,
    },
  ]);
  return (
    <form
      ref={form}
      aria-label={`Change proposal ${proposal.n}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="flex flex-col gap-3 px-3.5 py-3"
    >
      <p className="flex items-center gap-2 text-xs text-text-2">
        <Icon className="size-4 shrink-0 text-text-3" aria-hidden="true" />
        {word}
      </p>
      <ActionFields
        action={draft}
        beside={beside.filter(({ n }) => n !== proposal.n)}
        errors={errors}
        onChange={(next) => {
          setDraft(next);
          setErrors({});
        }}
      />
      <p role="alert" className="text-failed empty:hidden">
        {errors[""]}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" refused={refused} disabled={isSending || undefined}>
          {isSending ? "Sending…" : "Accept as changed"}
          <span className="coarse:hidden">
            <Kbd keys="$mod+Enter" />
          </span>
        </Button>
        <Button onClick={onClose}>
          Leave it
          <span className="coarse:hidden">
            <Kbd keys="Escape" />
          </span>
        </Button>
      </div>
    </form>
  );
}

/** Calls once the list has found its place for a row that has grown: a frame to measure it, and one to move. */
function whenPlaced(then: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(then);
  });
  return () => cancelAnimationFrame(frame);
}
