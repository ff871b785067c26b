import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { planQuery } from "../../queries/plan.ts";
import { useStartRun } from "../../queries/use-start-run.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { useLauncher } from "../../shell/use-launcher.ts";
import { FlowPicker } from "./flow-picker.tsx";
import { FlowSheet } from "./flow-sheet.tsx";
import { keepChoice } from "./kept-choices.ts";
import { keepStarted } from "./kept-inputs.ts";
import { agentWords } from "./plan-facts.ts";
import { startOf } from "./start-of.ts";
import { useLaunchWish } from "./use-launch-wish.ts";
import { useSettled } from "./use-settled.ts";

/** Chooses a flow, shows what would come of it, and starts it. It is open while the address says so. */
export function Launcher(): ReactNode {
  const wish = useLaunchWish();
  const launcher = useLauncher();
  const filterRef = useRef<HTMLInputElement>(null);
  const focusRef = useRef<HTMLTextAreaElement>(null);
  const live = useLiveState();
  // Who comes with a flow writes the focus next. On a phone a field with the focus would open the keyboard over it all.
  const firstRef = isTouched() ? undefined : wish.isNamed ? focusRef : filterRef;
  const hasFlow = wish.flow !== undefined;
  useEffect(() => {
    // The flows may come later than the layer, and the field with them.
    if (hasFlow && firstRef === focusRef) focusRef.current?.focus();
    // Only when they come: afterwards the focus is the person's.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [hasFlow]);
  const { flow, project, band, focus, given, fast, agent, model } = wish;
  const settledGiven = useSettled(given);
  const asked = useSettled(focus);
  const askedModel = useSettled(model);

  const wanted =
    flow === undefined || project === undefined
      ? undefined
      : { flow, project: project.id, band, fast, agent };
  const preview =
    wanted && startOf({ ...wanted, focus: asked, given: settledGiven, model: askedModel });
  const { data: plan, error, isPlaceholderData: isOld } = useQuery(planQuery(preview));
  const { start, isStarting } = useStartRun(() => {
    if (wanted === undefined) return;
    const { flow: chosen, project: over } = wanted;
    keepChoice(
      over,
      {
        flow: chosen.id,
        ...(agent !== undefined && { agent }),
        ...(model !== undefined && { model }),
      },
      plan?.agent?.calls === "provider",
    );
    keepStarted(chosen.id, { band, fast, input: given });
    wish.setFocus("");
  });

  const refused = refusedBy(live) ?? reasonOf();
  function reasonOf(): string | undefined {
    if (isStarting) return "It is being started.";
    const failed = wish.error ?? error;
    if (failed) return wordsOf(failed).title;
    if (flow !== undefined && flow.status !== "ready") return STANDS[flow.status];
    if (plan === undefined) return LOOKING;
    const [problem] = plan.problems;
    return problem?.detail;
  }
  const launch = (): void => {
    if (wanted === undefined || refused !== undefined) return;
    start(startOf({ ...wanted, focus, given, model }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
    event.preventDefault();
    launch();
  };

  return (
    <Dialog isOpen onClose={launcher.close} title="New run" width="wide" focusOn={firstRef}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the whole layer */}
      <div
        onKeyDown={onKeyDown}
        className="flex h-168 min-h-0 flex-col overflow-hidden max-md:h-dvh"
      >
        <div className="flex min-h-0 flex-1 max-md:flex-col max-md:overflow-y-auto">
          <FlowPicker
            flows={wish.flows}
            chosen={flow}
            onChoose={wish.chooseFlow}
            filterRef={filterRef}
          />
          {flow === undefined ? null : (
            <FlowSheet
              flow={flow}
              wish={wish}
              start={preview}
              plan={plan}
              isOld={isOld}
              focusRef={focusRef}
            />
          )}
        </div>
        <div className="flex shrink-0 items-center gap-3 border-t border-line px-4 py-2.5">
          <output
            className={`min-w-0 flex-1 ${refused === undefined || refused === LOOKING ? "text-text-2" : "text-failed"}`}
          >
            {refused ?? sentence()}
          </output>
          <Button
            kind="primary"
            className="h-8"
            refused={refused}
            onClick={launch}
            keys="Control+Enter"
          >
            Launch
            <span className="max-md:hidden">
              <Kbd keys="$mod+Enter" />
            </span>
          </Button>
        </div>
      </div>
    </Dialog>
  );

  function sentence(): string {
    if (!plan?.agent) return "";
    const size = band === "auto" ? `${plan.band} by its scope` : plan.band;
    return `Runs ${plan.flow}, ${size}, on ${project?.name ?? ""} with ${plan.agent.id}: ${agentWords(plan.agent)}.`;
  }
}

const LOOKING = "What would come of it is being looked at.";
const STANDS = {
  untrusted: "It must be trusted first.",
  broken: "Its file must be mended first.",
} as const;

function isTouched(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
