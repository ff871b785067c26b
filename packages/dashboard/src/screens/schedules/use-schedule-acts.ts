import { API, type ScheduleObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { useToast } from "../../parts/toast.tsx";
import { client } from "../../queries/client.ts";
import { showSchedule } from "../../queries/schedules.ts";
import { useSend } from "../../queries/use-send.ts";
import { createOf } from "./form/schedule-create.ts";

/** What can be done with schedules. */
export interface ScheduleActs {
  readonly run: (schedule: ScheduleObject) => void;
  readonly pause: (schedule: ScheduleObject) => void;
  readonly resume: (schedule: ScheduleObject) => void;
  readonly remove: (schedule: ScheduleObject) => void;
  /** Lets what a file asks for be done, as it was shown. */
  readonly trust: (schedule: ScheduleObject, hash: string) => void;
  /** Why nothing can be done now. */
  readonly refused: string | undefined;
}

/** Does things with schedules, with a way back where there is one. */
export function useScheduleActs(): ScheduleActs {
  const queries = useQueryClient();
  const toast = useToast();
  const live = refusedBy(useLiveState());
  const { mutate, isPending } = useSend(async (deed: () => Promise<ScheduleObject>) => {
    showSchedule(queries, await deed());
  });
  const say = (title: string, label?: string, back?: () => Promise<ScheduleObject>): void =>
    toast({
      tone: "completed",
      title,
      ...(label !== undefined && back && { action: { label, run: () => mutate(back) } }),
    });
  const partsOf = ({ project_id: key, name }: ScheduleObject) => ({ parts: { key, name } });
  const resume = async (schedule: ScheduleObject): Promise<ScheduleObject> =>
    client.call(API.resumeSchedule, { ...partsOf(schedule), body: {} });
  return {
    run: (schedule) =>
      mutate(async () => {
        const after = await client.call(API.runSchedule, { ...partsOf(schedule), body: {} });
        say(`${schedule.name} fires now; its times stay as they are.`);
        return after;
      }),
    pause: (schedule) =>
      mutate(async () => {
        const after = await client.call(API.pauseSchedule, { ...partsOf(schedule), body: {} });
        say(`${schedule.name} is paused.`, "Resume", () => resume(schedule));
        return after;
      }),
    resume: (schedule) => mutate(async () => resume(schedule)),
    remove: (schedule) =>
      mutate(async () => {
        const { project_id: key, origin } = schedule;
        const after = await client.call(API.removeSchedule, { ...partsOf(schedule), body: {} });
        const title = `${schedule.name} was removed; what it did stays in its ledger.`;
        // What a file asks for would come back as if a person had said it.
        if (origin === "file") say(title);
        else
          say(title, "Undo", () =>
            client.call(API.createSchedule, { parts: { key }, body: createOf(schedule) }),
          );
        return after;
      }),
    trust: (schedule, hash) =>
      mutate(async () => {
        const after = await client.call(API.trustSchedule, {
          ...partsOf(schedule),
          body: { hash },
        });
        say(`${schedule.name} is trusted as it was shown.`);
        return after;
      }),
    refused: live ?? (isPending ? "The server is being asked." : undefined),
  };
}
