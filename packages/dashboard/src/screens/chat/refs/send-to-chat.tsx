import type { Reference } from "@wheelhouse/core";
import { MessageSquareQuote } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { Button } from "../../../parts/button.tsx";
import { useSendToChat } from "./use-send-to-chat.ts";

/** Quotes something in the next message of the project's thread. */
export function SendToChat({
  reference,
  project,
  isCommand = false,
}: {
  readonly reference: Reference;
  readonly project: string;
  /** Also as a command of the page, for what it is about. */
  readonly isCommand?: boolean;
}): ReactNode {
  const send = useSendToChat(project);
  useCommands(
    isCommand
      ? [
          {
            id: "chat.send",
            title: reference.kind === "report" ? "Send the report to chat" : "Send it to chat",
            group: "Run",
            keys: "m",
            run: () => send(reference),
          },
        ]
      : [],
  );
  return (
    <Button
      keys={isCommand ? "m" : undefined}
      className="print:hidden"
      onClick={() => send(reference)}
    >
      <MessageSquareQuote className="size-3.5" aria-hidden="true" />
      <span className="max-sm:sr-only">Send to chat</span>
    </Button>
  );
}
