import { API, type SettingsObject, type WorkChange, type WorkId } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refusedBy, useLiveState } from "../../../live/live-context.ts";
import { client } from "../../../queries/client.ts";
import { settingsQuery } from "../../../queries/settings.ts";
import { useSend } from "../../../queries/use-send.ts";
import { wordsOf } from "../../../queries/words-of.ts";
import { changeOfDraft, draftOfWork, type WorkDraft, type WorkProblems } from "./work-draft.ts";

/** Settings of work that are being changed. */
export interface WorkForm {
  readonly draft: WorkDraft;
  readonly change: (part: Partial<WorkDraft>) => void;
  /** What is wrong, by setting; told once a person wants it kept. */
  readonly problems: WorkProblems;
  /** What the server has refused. */
  readonly error: string | undefined;
  /** Why nothing can be kept now. */
  readonly refused: string | undefined;
  readonly isChanged: boolean;
  readonly isSending: boolean;
  readonly keep: () => void;
  readonly undo: () => void;
  readonly takeBack: (id: WorkId) => void;
}

/** Changes settings of work, and keeps them all at once. What another page has kept meanwhile is not overwritten where nothing was typed here. */
export function useWorkForm({ project_id: project, work }: SettingsObject): WorkForm {
  const [begun, setBegun] = useState(() => draftOfWork(work));
  const [draft, setDraft] = useState(begun);
  const [isWanted, setWanted] = useState(false);
  const [error, setError] = useState<string>();
  const queries = useQueryClient();
  const refused = refusedBy(useLiveState());
  const isChanged = JSON.stringify(draft) !== JSON.stringify(begun);
  const now = JSON.stringify(work);
  const [seen, setSeen] = useState(now);
  if (seen !== now) {
    setSeen(now);
    const fresh = draftOfWork(work);
    // What was typed here stays; all else is as it is now.
    const typed = Object.entries(draft).filter(
      ([id, value]) =>
        JSON.stringify(value) !==
        JSON.stringify(Object.entries(begun).find(([key]) => key === id)?.[1]),
    );
    setBegun(fresh);
    setDraft({ ...fresh, ...Object.fromEntries(typed) });
  }
  const { change, problems } = changeOfDraft(begun, draft);
  const send = useSend(
    (wanted: WorkChange) =>
      client.call(API.changeSettings, { body: { project_id: project, work: wanted } }),
    {
      onDone(held, wanted) {
        queries.setQueryData(settingsQuery(project).queryKey, held);
        const fresh = draftOfWork(held.work);
        setBegun(fresh);
        setSeen(JSON.stringify(held.work));
        // A word that is taken back leaves what else was typed.
        const isOne = Object.values(wanted).every((value) => value === null);
        setDraft((typed) =>
          isOne
            ? {
                ...typed,
                ...Object.fromEntries(Object.entries(fresh).filter(([id]) => id in wanted)),
              }
            : fresh,
        );
        setWanted(false);
        setError(undefined);
      },
      onError(reason) {
        const { title, text } = wordsOf(reason);
        setError([title, text].filter((part) => part !== undefined).join(" "));
        return true;
      },
    },
  );
  return {
    draft,
    change(part) {
      setError(undefined);
      setDraft((typed) => ({ ...typed, ...part }));
    },
    problems: isWanted ? problems : {},
    error,
    refused,
    isChanged,
    isSending: send.isPending,
    keep() {
      setWanted(true);
      if (Object.keys(problems).length === 0 && refused === undefined && !send.isPending)
        send.mutate(change);
    },
    undo() {
      setDraft(begun);
      setWanted(false);
      setError(undefined);
    },
    takeBack: (id) => send.mutate({ [id]: null }),
  };
}
