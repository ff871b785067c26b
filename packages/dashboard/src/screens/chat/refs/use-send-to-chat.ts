import { MAIN_THREAD, type Reference, threadId } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { quote } from "../../../stored/quoted.ts";
import { wantComposer } from "../../composer/wanted-focus.ts";
import { keptChat } from "../kept-chat.ts";

/** The thread of a project that was looked at last, else its main one. */
export function threadOf(project: string): string {
  const last = keptChat.get();
  return last.project === project ? last.thread : MAIN_THREAD;
}

/** Has the next message of a project's thread quote something, and goes there: what to say about it is for a person to write. */
export function useSendToChat(project: string): (reference: Reference) => void {
  const navigate = useNavigate();
  return useCallback(
    (reference) => {
      const thread = threadOf(project);
      quote(threadId(project, thread), reference);
      wantComposer();
      void navigate({ to: "/chat/$thread", params: { thread }, search: { project } });
    },
    [navigate, project],
  );
}
