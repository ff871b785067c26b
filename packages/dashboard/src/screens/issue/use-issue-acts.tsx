import { API, type IssueItem, type IssueObject, type IssueStart } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { takeIssue } from "../../live/take-issue.ts";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { serverNow } from "../../live/server-clock.ts";
import { useToast } from "../../parts/toast.tsx";
import { client } from "../../queries/client.ts";
import { useSend } from "../../queries/use-send.ts";
import { isLive } from "./issue-words.ts";
import { type RunEnd, RunEndDialog } from "./run-end-dialog.tsx";

/** A run that has worked longer is asked about before it is ended, in milliseconds. */
const MUCH_WORK_MS = 5 * 60_000;

type Named = Pick<IssueItem, "project_id" | "number">;

/** What a person can have done with an issue. Each is asked of the server, which says why when it does not. */
export interface IssueActs {
  readonly start: (issue: Named, how?: IssueStart) => void;
  readonly stop: (issue: IssueItem) => void;
  readonly accept: (issue: Named) => void;
  readonly close: (issue: IssueItem) => void;
  readonly reopen: (issue: Named) => void;
  readonly remove: (issue: Named) => void;
  readonly restore: (issue: Named) => void;
  /** Why nothing can be asked now. */
  readonly refused: string | undefined;
  /** To be drawn: what is asked before much work is ended. */
  readonly dialog: ReactNode;
}

/** What can be done with issues, with undo where it can be undone and a question where it cannot. */
export function useIssueActs(): IssueActs {
  const queries = useQueryClient();
  const toast = useToast();
  const live = refusedBy(useLiveState());
  const [ending, setEnding] = useState<RunEnd>();
  const { mutate, isPending } = useSend(async (deed: () => Promise<unknown>) => deed());
  const refused = live ?? (isPending ? "The server is being asked." : undefined);
  /** What something is asked about just now: of an issue one thing at a time, while another one does not wait for it. */
  const asked = useRef(new Set<string>());
  const ask = ({ project_id: key, number }: Named, deed: () => Promise<unknown>): void => {
    const name = `${key}/${number}`;
    if (live !== undefined) {
      toast({ tone: "failed", title: `#${number} stays as it is.`, text: live });
      return;
    }
    if (asked.current.has(name)) return;
    asked.current.add(name);
    mutate(async () => deed().finally(() => asked.current.delete(name)));
  };
  /** Asks for something whose reply is the issue. */
  const change = async (
    issue: Named,
    route: (typeof API)["closeIssue" | "reopenIssue" | "deleteIssue" | "restoreIssue"],
  ): Promise<IssueObject> =>
    takeIssue(queries, issue, async (parts) => client.call(route, { parts, body: {} }));
  const undone = (
    title: string,
    issue: Named,
    route: (typeof API)["reopenIssue" | "restoreIssue"],
    label: string,
  ): void =>
    toast({ title, action: { label, run: () => mutate(async () => change(issue, route)) } });

  const end = (how: RunEnd["how"], issue: IssueItem): void => {
    const began = issue.last_run?.created_at ?? null;
    const hasMuch =
      isLive(issue.status) && began !== null && serverNow() - Date.parse(began) > MUCH_WORK_MS;
    if (hasMuch) setEnding({ how, issue });
    else ends[how](issue);
  };
  const ends: Readonly<Record<RunEnd["how"], (issue: IssueItem) => void>> = {
    stop: (issue) =>
      ask(issue, async () => client.call(API.stopIssue, { parts: partsOf(issue), body: {} })),
    close: (issue) =>
      ask(issue, async () => {
        await change(issue, API.closeIssue);
        undone(`#${issue.number} is closed.`, issue, API.reopenIssue, "Reopen");
      }),
  };
  return {
    start: (issue, how = {}) =>
      ask(issue, async () =>
        client.call(API.startIssue, {
          parts: partsOf(issue),
          body: how,
          idempotencyKey: crypto.randomUUID(),
        }),
      ),
    stop: (issue) => end("stop", issue),
    accept: (issue) =>
      ask(issue, async () => client.call(API.acceptIssue, { parts: partsOf(issue), body: {} })),
    close: (issue) => end("close", issue),
    reopen: (issue) => ask(issue, async () => change(issue, API.reopenIssue)),
    remove: (issue) =>
      ask(issue, async () => {
        await change(issue, API.deleteIssue);
        undone(`#${issue.number} was deleted.`, issue, API.restoreIssue, "Undo");
      }),
    restore: (issue) => ask(issue, async () => change(issue, API.restoreIssue)),
    refused,
    dialog: (
      <RunEndDialog
        ending={ending}
        refused={refused}
        onClose={() => setEnding(undefined)}
        onEnd={({ how, issue }) => {
          setEnding(undefined);
          ends[how](issue);
        }}
      />
    ),
  };
}

/** The names that stand in the address of an issue. */
export function partsOf({ project_id: key, number }: Named): {
  readonly key: string;
  readonly n: string;
} {
  return { key, n: String(number) };
}
