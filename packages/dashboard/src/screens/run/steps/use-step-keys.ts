import { useCommands } from "../../../commands/command-list.ts";
import type { ShownStep } from "./use-shown-step.ts";

/** The keys with which a person goes from step to step. */
export function useStepKeys(shown: Pick<ShownStep, "move" | "follow">): void {
  useCommands([
    { id: "step.next", title: "Next step", group: "Step", keys: "j", run: () => shown.move(1) },
    {
      id: "step.previous",
      title: "Previous step",
      group: "Step",
      keys: "k",
      run: () => shown.move(-1),
    },
    {
      id: "step.after",
      title: "Next step, also from its log",
      group: "Step",
      keys: "]",
      isHidden: true,
      run: () => shown.move(1),
    },
    {
      id: "step.before",
      title: "Previous step, also from its log",
      group: "Step",
      keys: "[",
      isHidden: true,
      run: () => shown.move(-1),
    },
    {
      id: "step.follow",
      title: "Follow the step that works",
      group: "Step",
      keys: "f",
      run: shown.follow,
    },
  ]);
}
