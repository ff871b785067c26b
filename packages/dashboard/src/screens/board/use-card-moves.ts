import { API, type IssueItem, type IssueStatus } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { takeIssue } from "../../live/take-issue.ts";
import { useToast } from "../../parts/toast.tsx";
import { client } from "../../queries/client.ts";
import { useSend } from "../../queries/use-send.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { STATUS_WORDS } from "../issue/issue-words.ts";
import type { AskedMoves } from "./board-columns.ts";

/** Asks the server to have cards elsewhere. */
export interface CardMoves {
  /** What is asked for and not answered yet. */
  readonly asked: AskedMoves;
  readonly ask: (issue: IssueItem, to: IssueStatus) => void;
  /** What came of the last one, in words. */
  readonly said: string;
}

const NOTHING: AskedMoves = new Map();

/**
 * Moves cards by asking for it. *Contract*: a card stands where it is asked to be only while the server is asked; what
 * it refuses is told, and the card is where it was.
 */
export function useCardMoves(): CardMoves {
  const queries = useQueryClient();
  const toast = useToast();
  const refused = refusedBy(useLiveState());
  const [asked, setAsked] = useState(NOTHING);
  const [said, setSaid] = useState("");
  const forget = (number: number): void =>
    setAsked((now) => new Map([...now].filter(([other]) => other !== number)));
  const { mutate } = useSend(
    async ({ issue, to }: { readonly issue: IssueItem; readonly to: IssueStatus }) => {
      try {
        return await takeIssue(queries, issue, async (parts) =>
          client.call(API.moveIssue, { parts, body: { to } }),
        );
      } catch (error) {
        const { title } = wordsOf(error);
        setSaid(`#${issue.number} stays where it is. ${title}`);
        toast({
          tone: "failed",
          title: `#${issue.number} stays in ${STATUS_WORDS[issue.status]}.`,
          text: title,
        });
        return undefined;
      } finally {
        forget(issue.number);
      }
    },
    {
      onDone: (issue) =>
        issue && setSaid(`#${issue.number} is ${STATUS_WORDS[issue.status].toLowerCase()} now.`),
    },
  );
  return {
    asked,
    said,
    ask(issue, to) {
      if (to === issue.status || asked.has(issue.number)) return;
      if (refused !== undefined) {
        toast({ tone: "failed", title: `#${issue.number} stays where it is.`, text: refused });
        return;
      }
      setAsked((now) => new Map(now).set(issue.number, to));
      mutate({ issue, to });
    },
  };
}
