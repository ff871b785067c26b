import {
  type FireEnd,
  type InboxPriority,
  oneLine,
  type OpenFire,
  type Outcome,
  type RunRow,
  type ScheduleState,
} from "@wheelhouse/core";
import { postItem } from "../inbox/post-item.ts";
import { racing } from "../write/issue-log.ts";
import { readSchedule, scheduleAppend, scheduleId } from "./schedule-log.ts";
import type { SchedulePorts } from "./schedule-ports.ts";

/**
 * Gives a fire its end and posts its item, in one append. Does nothing when it has its end already. What became of the
 * schedule meanwhile, such as its removal, changes nothing about what has happened.
 */
export async function endFire(
  ports: SchedulePorts,
  id: string,
  fire: string,
  end: FireEnd,
): Promise<void> {
  await racing(async () => {
    const state = await readSchedule(ports.journal, id);
    const open = state?.open.get(fire);
    if (!state || !open) return;
    const posted = await postItem(ports, postingOf(state, open, end), [
      scheduleAppend(state, [{ type: "schedule.finished", data: { fire, ...end } }]),
    ]);
    ports.onPosted(posted.id);
  });
}

/** How a run that has ended ends the fire that began it. */
export function endOfRun({ id, status, error }: Pick<RunRow, "id" | "status" | "error">): FireEnd {
  if (status === "completed") return { result: "ok" };
  if (status === "cancelled")
    return { result: "cancelled", class: "cancelled", why: `a person ended run ${id}` };
  return { result: "failed", class: "run", why: oneLine(error ?? `run ${id} failed`, 1_000) };
}

function postingOf(state: ScheduleState, { fire, run }: OpenFire, end: FireEnd) {
  const { name, title, notifyOn, project } = state.definition;
  const called = title === "" ? name : title;
  const because = end.why === undefined ? "" : `: ${oneLine(end.why, 1_500)}`;
  const words = { ok: "went well", failed: "failed", cancelled: "was ended" }[end.result];
  const priority: InboxPriority = end.result === "failed" ? "normal" : "low";
  const told = end.result === "cancelled" ? "told" : end.result;
  const outcome: Outcome = {
    result: told,
    schedule: scheduleId(state),
    fire,
    ...(end.class !== undefined && { class: end.class }),
    ...(run !== undefined && { run }),
    ...(end.output !== undefined && end.output !== "" && { text: end.output }),
    ...(notifyOn === "never" && { notify: "never" as const }),
    ...((notifyOn === "always" || (notifyOn === "success" && end.result === "ok")) && {
      notify: "always" as const,
    }),
  };
  return {
    source: { project: project.id, type: "scheduler" as const, id: name },
    message: `${called} ${words}${because}`.slice(0, 4_000),
    priority: end.class === "auth" ? ("critical" as const) : priority,
    dedupeKey: fire,
    outcome,
  };
}
