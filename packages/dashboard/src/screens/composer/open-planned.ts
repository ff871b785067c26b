import type { useLauncher } from "../../shell/use-launcher.ts";
import { keepDraft } from "../../stored/drafts.ts";
import { keepInputs } from "../launcher/kept-inputs.ts";
import type { ComposerPlan } from "./use-composer-plan.ts";

/** The most of a focus that an address takes, in characters. */
const MOST = 2_000;

/** Opens the launcher: the same choice with everything that can be said of it. What was typed goes along. */
export function openPlanned(
  { open }: ReturnType<typeof useLauncher>,
  { launch, isFlow }: Pick<ComposerPlan, "launch" | "isFlow">,
  { text, over }: { readonly text: string; readonly over: string | undefined },
): void {
  const focus = launch.kind === "run" ? launch.focus : isFlow ? "" : text.trim();
  // What is too long for an address is what the launcher has been left with.
  if (focus.length > MOST) keepDraft("launch", focus);
  const short = focus === "" || focus.length > MOST ? undefined : focus;
  if (launch.kind !== "run") {
    open({ focus: short, project: over });
    return;
  }
  const { flow, band, input, project = over } = launch;
  keepInputs(flow, input);
  open({ flow, band, focus: short, project });
}
