import type { RunObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { GitFork } from "lucide-react";
import { type ReactNode, type RefObject, useId, useRef, useState } from "react";
import { z } from "zod";
import { refusedBy, useLiveState } from "../../../live/live-context.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Field, FIELD } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { agentsQuery } from "../../../queries/place.ts";
import { nameOfStep } from "../steps/roster/roster-row.tsx";
import { forkPreview } from "./fork-preview.ts";
import { useFork } from "./use-fork.ts";
import type { ForkWish } from "./use-fork-wish.ts";

/** Says what a fork takes over and does anew, asks who does it, and starts it. */
export function ForkDialog({
  run,
  wish: { isOpen, from, close },
}: {
  readonly run: RunObject;
  readonly wish: ForkWish;
}): ReactNode {
  const start = useRef<HTMLButtonElement>(null);
  const step = run.steps.find(({ id }) => id === from);
  const isGone = from !== undefined && step === undefined;
  const title = step === undefined ? "Fork this run" : `Fork from “${nameOfStep(step)}”`;
  return (
    <Dialog isOpen={isOpen && !isGone} onClose={close} title={title} width="narrow" focusOn={start}>
      <ForkForm key={from ?? ""} run={run} from={from} start={start} onClose={close} />
    </Dialog>
  );
}

function ForkForm({
  run,
  from,
  start,
  onClose,
}: {
  readonly run: RunObject;
  readonly from: string | undefined;
  readonly start: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}): ReactNode {
  const [agent, setAgent] = useState("");
  const [model, setModel] = useState("");
  const { fork, isForking } = useFork(run.id);
  const refused = refusedBy(useLiveState());
  const { taken, anew } = forkPreview(run.steps, from);
  const nothing = anew.length === 0 ? "Everything of this run has finished." : undefined;
  return (
    <form
      className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4"
      onSubmit={(event) => {
        event.preventDefault();
        fork({
          ...(from !== undefined && { from_step: from }),
          ...(agent !== "" && { agent }),
          ...(model.trim() !== "" && { model: model.trim() }),
        });
      }}
    >
      <p>A new run goes on from here. This one stays as it is.</p>
      <Steps title="Taken over" steps={taken} none="Nothing: every step is done anew." />
      <Steps
        title="Done anew"
        steps={anew}
        none="Nothing. To do a step again, choose “Fork from here” on it."
      />
      <Who run={run} agent={agent} model={model} onAgent={setAgent} onModel={setModel} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          ref={start}
          type="submit"
          kind="primary"
          refused={refused ?? nothing}
          disabled={isForking || undefined}
        >
          <GitFork className="size-3.5" aria-hidden="true" />
          Start the fork
        </Button>
      </div>
    </form>
  );
}

function Steps({
  title,
  steps,
  none,
}: {
  readonly title: string;
  readonly steps: readonly RunObject["steps"][number][];
  readonly none: string;
}): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="text-xs font-medium text-text-2">
        {title} <span className="tabular-nums">{steps.length}</span>
      </h3>
      {steps.length === 0 ? (
        <p className="text-text-2">{none}</p>
      ) : (
        <ul className="mt-1 flex max-h-32 flex-wrap gap-1 overflow-y-auto">
          {steps.map((step) => (
            <li
              key={step.id}
              title={step.id}
              dir="auto"
              className="max-w-full truncate rounded-chip bg-raised px-1.5 text-xs leading-5"
            >
              {nameOfStep(step)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const modelsSchema = z.object({ models: z.array(z.string()) });

function Who({
  run,
  agent,
  model,
  onAgent,
  onModel,
}: {
  readonly run: RunObject;
  readonly agent: string;
  readonly model: string;
  readonly onAgent: (agent: string) => void;
  readonly onModel: (model: string) => void;
}): ReactNode {
  const { data: agents = [] } = useQuery(agentsQuery);
  const chosen = agents.find(({ id }) => id === (agent === "" ? run.agent : agent));
  const known = modelsSchema.safeParse(chosen).data?.models ?? [];
  const list = useId();
  const takesModel = chosen !== undefined && (!chosen.model_free || chosen.id === "scripted");
  return (
    <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
      <Field label="Agent">
        {(names) => (
          <Select
            {...names}
            value={agent}
            onChange={({ target }) => {
              onAgent(target.value);
              onModel("");
            }}
          >
            <option value="">As before{run.agent === null ? "" : `: ${run.agent}`}</option>
            {agents
              .filter(({ status }) => status !== "unusable")
              .map(({ id }) => (
                <option key={id} value={id}>
                  {id}
                </option>
              ))}
          </Select>
        )}
      </Field>
      {takesModel ? (
        <Field label="Model">
          {(names) => (
            <>
              <input
                {...names}
                value={model}
                placeholder={agent === "" ? (run.model ?? "its own") : "its own"}
                onChange={({ target }) => onModel(target.value)}
                list={list}
                autoComplete="off"
                spellCheck={false}
                className={`${FIELD} h-8 coarse:h-11`}
              />
              <datalist id={list}>
                {known.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : null}
    </div>
  );
}
