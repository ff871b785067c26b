import type { useLauncher } from "../../shell/use-launcher.ts";
import { keepDraft } from "../../stored/drafts.ts";
import { keepInputs } from "../launcher/kept-inputs.ts";
import type { ComposerPlan } from "./use-composer-plan.ts";

/** The most of a focus that an address takes, in characters. */
const MOST = 2_000;

/** Opens the launcher: the same choice with everything that can be said of it. What was typed goes along. */
export function openPlanned(
  { open }: ReturnType<typeof useLauncher>,
  { launch }: Pick<ComposerPlan, "launch">,
  over: string | undefined,
): void {
  if (launch.kind !== "run") {
    open({ project: over });
    return;
  }
  keepInputs(launch.flow, launch.input);
  const { flow, band, focus, project = over } = launch;
  // What is too long for an address is what the launcher has been left with.
  if (focus.length > MOST) keepDraft("launch", focus);
  open({ flow, band, focus: focus.length > MOST ? undefined : focus, project });
}
