import { formatDuration, type RunStateObject } from "@wheelhouse/core";

/**
 * Why a run does not move, or has not come to its end, in one sentence; undefined while it works or when all is well.
 * @param now The server's clock in milliseconds.
 */
export function waitsFor({ run, held }: RunStateObject, now: number): string | undefined {
  const { status, paused, error, requests, steps } = run;
  if (status === "failed" || status === "cancelled") return error ?? undefined;
  if (status === "completed") return undefined;
  // What holds a run of another harness stands above its views, and none of it can be mended here.
  if (run.observed !== null) return undefined;
  if (paused !== null)
    return `Paused by ${paused.by}${paused.reason === "" ? "" : `: ${paused.reason}`}`;
  if (status === "interrupted")
    return "No process drives it. Resume it, and it goes on where it was.";
  const asked = requests.filter((request) => request.status === "open");
  const [first] = asked;
  if (first !== undefined) {
    const since =
      first.opened_at === null ? "" : `, for ${formatDuration(now - Date.parse(first.opened_at))}`;
    return `${first.step} waits for an answer${since}${asked.length > 1 ? `, and ${asked.length - 1} more` : ""}`;
  }
  if (steps.some((step) => step.status === "running")) return undefined;
  const parked = steps.find((step) => step.status === "parked");
  if (parked !== undefined) return `${parked.id}: ${parked.reason ?? held[parked.id] ?? "waits"}`;
  const [step] = Object.keys(held);
  return step === undefined ? undefined : `${step} waits: ${held[step]}`;
}
