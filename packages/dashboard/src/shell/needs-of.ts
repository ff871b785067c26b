import type { RequestObject, RunListItem } from "@wheelhouse/core";

/** One thing that needs a person. */
export type Need =
  | {
      readonly kind: "request";
      readonly request: RequestObject;
      /** Undefined when it is not among the runs that were looked at. */
      readonly run: RunListItem | undefined;
    }
  | { readonly kind: "wheel" | "paused" | "interrupted" | "failed"; readonly run: RunListItem };

/** Who pauses a run when no person does. */
const MACHINES: ReadonlySet<string> = new Set(["budget", "wheelhouse"]);
const ORDER = { wheel: 0, paused: 1, interrupted: 2, failed: 3 } as const;

/**
 * What needs a person, in the order of the core view `attention`, on wire objects: requests that run out of time by when
 * they do, other requests by age, then runs whose harness gave the wheel away, that a machine paused, that nobody drives,
 * and that failed unseen, the latest of them first. What another harness drives needs a person only at its wheel: nothing
 * else of it can be mended here.
 */
export function needsOf(
  runs: readonly RunListItem[],
  requests: readonly RequestObject[],
  isUnseen: (run: RunListItem) => boolean,
): Need[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const asking = requests
    .filter(({ status }) => status === "open")
    .toSorted(byUrgency)
    .map((request): Need => ({ kind: "request", request, run: byId.get(request.run) }));
  const standing = runs
    .flatMap((run) => {
      const kind = kindOf(run, isUnseen);
      return kind === undefined ? [] : [{ kind, run }];
    })
    .toSorted(
      (a, b) =>
        ORDER[a.kind] - ORDER[b.kind] ||
        Number(isWheelAsked(b.run)) - Number(isWheelAsked(a.run)) ||
        since(b.run) - since(a.run),
    );
  return [...asking, ...standing];
}

function kindOf(
  run: RunListItem,
  isUnseen: (run: RunListItem) => boolean,
): keyof typeof ORDER | undefined {
  if (run.observed !== null) return hasOpenWheel(run) ? "wheel" : undefined;
  if (run.status === "interrupted") return "interrupted";
  if (run.status === "paused" && MACHINES.has(run.paused?.by ?? "")) return "paused";
  if (run.status === "failed" && isUnseen(run)) return "failed";
  return undefined;
}

/** Whether the harness of an open run has given the wheel to a person, or asks for one. */
export function hasOpenWheel({
  status,
  observed,
}: Pick<RunListItem, "status" | "observed">): boolean {
  return status === "waiting" && observed !== null && observed.wheel !== null;
}

/** Whether the harness of an open run asks for a person, and nobody has the wheel yet. */
export function isWheelAsked(run: Pick<RunListItem, "status" | "observed">): boolean {
  return hasOpenWheel(run) && run.observed?.wheel?.holder === null;
}

function since({ observed, paused, ended_at, updated_at }: RunListItem): number {
  return Date.parse(observed?.wheel?.since ?? paused?.at ?? ended_at ?? updated_at ?? "") || 0;
}

function byUrgency(a: RequestObject, b: RequestObject): number {
  const end = (request: RequestObject): number =>
    request.expires_at === null ? Number.MAX_SAFE_INTEGER : Date.parse(request.expires_at);
  return end(a) - end(b) || (a.opened_at ?? "").localeCompare(b.opened_at ?? "");
}
