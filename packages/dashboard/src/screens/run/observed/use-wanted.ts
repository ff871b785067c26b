import { useQuery } from "@tanstack/react-query";
import { actionRequiredOfRun } from "../../../queries/action-required.ts";
import { useFreshSignals } from "../../now/wants/use-fresh-signals.ts";
import type { ObservedRun } from "./observed-run.ts";

/**
 * What the repositories want that a run touches, kept fresh by whoever shows any of it: what stands beside the view of a
 * run can be hidden, and the banner above it goes on telling.
 */
export function useWanted({ run, observed }: ObservedRun) {
  useFreshSignals();
  return useQuery(actionRequiredOfRun(run.id, observed.repos.length));
}
