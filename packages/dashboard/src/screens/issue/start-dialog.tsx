import type { IssueObject, IssueStart } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Field, FIELD } from "../../parts/field.tsx";
import { agentsQuery } from "../../queries/place.ts";
import { AgentChoice, type AgentPick } from "../launcher/agent-choice.tsx";

/** Chooses who works on an issue, and whether a saved plan is followed. */
export function StartDialog({
  issue,
  refused,
  onClose,
  onStart,
}: {
  readonly issue: Pick<IssueObject, "number">;
  readonly refused: string | undefined;
  readonly onClose: () => void;
  readonly onStart: (how: IssueStart) => void;
}): ReactNode {
  const { data: agents = [] } = useQuery(agentsQuery);
  const [{ agent, model }, setPick] = useState<AgentPick>({ agent: undefined, model: undefined });
  const [plan, setPlan] = useState("");
  return (
    <Dialog isOpen onClose={onClose} title={`Start #${issue.number}`} width="narrow">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onStart({
            ...(agent !== undefined && { agent }),
            ...(model !== undefined && { model }),
            ...(plan.trim() !== "" && { plan: plan.trim() }),
          });
        }}
        className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4"
      >
        <AgentChoice agents={agents} planned={null} pick={{ agent, model }} onPick={setPick} />
        <Field label="Saved plan" note="Its name; without one a plan is drafted for this issue.">
          {(names) => (
            <input
              {...names}
              value={plan}
              onChange={({ target }) => setPlan(target.value)}
              autoComplete="off"
              spellCheck={false}
              className={`${FIELD} h-8 coarse:h-11`}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" kind="primary" refused={refused}>
            <Play className="size-3.5" aria-hidden="true" />
            Start
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
