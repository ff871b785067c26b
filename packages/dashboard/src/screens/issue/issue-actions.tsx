import type { IssueObject } from "@wheelhouse/core";
import { Archive, Check, Play, RotateCcw, Square, Trash2, UserCog } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { isLive, numbersInWords } from "./issue-words.ts";
import { StartDialog } from "./start-dialog.tsx";
import type { IssueActs } from "./use-issue-acts.tsx";

/** What an issue's accept request is about: then accepting it is one of the things that can be done. */
const ACCEPTABLE = "changes";

/** What can be done with an issue as it stands. What cannot be is absent, or says why. */
export function IssueActions({
  issue,
  acts,
}: {
  readonly issue: IssueObject;
  readonly acts: IssueActs;
}): ReactNode {
  const [isChoosing, setChoosing] = useState(false);
  const { status, blocked_by: blockers, request, number, deleted_at: deleted } = issue;
  const { refused } = acts;
  const blocked = blockers.length === 0 ? undefined : `It waits for ${numbersInWords(blockers)}.`;
  if (deleted !== null)
    return (
      <Button kind="primary" refused={refused} onClick={() => acts.restore(issue)}>
        <RotateCcw className="size-3.5" aria-hidden="true" />
        Restore
      </Button>
    );
  return (
    <>
      {status === "open" || status === "done" ? (
        <span className="flex">
          <Button
            kind={status === "open" ? "primary" : "plain"}
            keys="s"
            refused={refused ?? blocked}
            className="rounded-r-none!"
            onClick={() => acts.start(issue)}
          >
            <Play className="size-3.5" aria-hidden="true" />
            {status === "open" ? "Start" : "Start again"}
          </Button>
          <IconButton
            kind={status === "open" ? "primary" : "plain"}
            label="Choose who works on it…"
            refused={refused ?? blocked}
            className="rounded-l-none! border-l-bg/40!"
            onClick={() => setChoosing(true)}
          >
            <UserCog className="size-3.5" aria-hidden="true" />
          </IconButton>
        </span>
      ) : null}
      {status === "waiting" && request?.about === ACCEPTABLE ? (
        <Button kind="primary" refused={refused} onClick={() => acts.accept(issue)}>
          <Check className="size-3.5" aria-hidden="true" />
          Accept
        </Button>
      ) : null}
      {isLive(status) ? (
        <Button refused={refused} onClick={() => acts.stop(issue)}>
          <Square className="size-3.5" aria-hidden="true" />
          Stop
        </Button>
      ) : null}
      {status === "closed" ? (
        <Button refused={refused} onClick={() => acts.reopen(issue)}>
          <RotateCcw className="size-3.5" aria-hidden="true" />
          Reopen
        </Button>
      ) : (
        <Button refused={refused} onClick={() => acts.close(issue)}>
          <Archive className="size-3.5" aria-hidden="true" />
          Close
        </Button>
      )}
      <IconButton
        label={`Delete #${number}`}
        refused={refused ?? (isLive(status) ? "Stop its run first." : undefined)}
        onClick={() => acts.remove(issue)}
      >
        <Trash2 className="size-4" aria-hidden="true" />
      </IconButton>
      {isChoosing ? (
        <StartDialog
          issue={issue}
          refused={refused}
          onClose={() => setChoosing(false)}
          onStart={(how) => {
            setChoosing(false);
            acts.start(issue, how);
          }}
        />
      ) : null}
    </>
  );
}
