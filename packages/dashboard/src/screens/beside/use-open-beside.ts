import type { RunObject } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";
import { useCommands } from "../../commands/command-list.ts";
import { threadOf } from "../chat/refs/use-send-to-chat.ts";

/** Goes from a run's page to where it is looked at beside something else; undefined for a run without a project. */
export function useOpenBeside({
  id: beside,
  project,
}: Pick<RunObject, "id" | "project">):
  | { readonly chat: () => void; readonly board: () => void }
  | undefined {
  const navigate = useNavigate();
  const open =
    project === null
      ? undefined
      : {
          chat: () =>
            void navigate({
              to: "/chat/$thread",
              params: { thread: threadOf(project.id) },
              search: { project: project.id, beside },
            }),
          board: () =>
            void navigate({
              to: "/projects/$key/board",
              params: { key: project.id },
              search: { beside },
            }),
        };
  useCommands(
    open === undefined
      ? []
      : [
          {
            id: "beside.chat",
            title: "Open the run beside the chat",
            group: "Run",
            keys: "b",
            run: open.chat,
          },
          {
            id: "beside.board",
            title: "Open the run beside the board",
            group: "Run",
            keys: "Shift+B",
            run: open.board,
          },
        ],
  );
  return open;
}
