import { Link } from "@tanstack/react-router";
import { CircleDot } from "lucide-react";
import { type ReactNode, useContext, useState } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { refusedBy, useLiveState } from "../../../live/live-context.ts";
import { Button } from "../../../parts/button.tsx";
import { lazyPart } from "../../../parts/lazy-part.tsx";
import type { ShownFinding } from "../report/read-finding.ts";
import { referenceToFinding } from "../../chat/refs/reference-of.ts";
import { SendToChat } from "../../chat/refs/send-to-chat.tsx";
import { FindingSource } from "./finding-source.ts";

// Few findings become issues.
const MakeIssueDialog = lazyPart(
  async () => (await import("./make-issue-dialog.tsx")).MakeIssueDialog,
);

/** Makes an issue of a finding, and then the way to it; or quotes it in chat. Absent where that cannot be. */
export function MakeIssue({
  shown,
  isCommand = false,
}: {
  readonly shown: ShownFinding;
  /** Also as a command of the page, for the finding that is looked at. */
  readonly isCommand?: boolean;
}): ReactNode {
  const source = useContext(FindingSource);
  const refused = refusedBy(useLiveState());
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<number>();
  useCommands(
    isCommand && source !== undefined && refused === undefined
      ? [
          {
            id: "findings.issue",
            title: "Make an issue of the finding…",
            group: "List",
            keys: "i",
            run: () => setOpen(true),
          },
        ]
      : [],
  );
  if (source === undefined) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-2 print:hidden">
      {made === undefined ? null : (
        <Link
          to="/projects/$key/issues/$n"
          params={{ key: source.project, n: String(made) }}
          className="text-accent hover:underline"
        >
          Issue #{made}
        </Link>
      )}
      <Button refused={refused} keys={isCommand ? "i" : undefined} onClick={() => setOpen(true)}>
        <CircleDot className="size-3.5" aria-hidden="true" />
        Make an issue
      </Button>
      <SendToChat
        reference={referenceToFinding(shown, source)}
        project={source.project}
        isCommand={isCommand}
      />
      {isOpen ? (
        <MakeIssueDialog
          shown={shown}
          source={source}
          onClose={() => setOpen(false)}
          onMade={setMade}
        />
      ) : null}
    </span>
  );
}
