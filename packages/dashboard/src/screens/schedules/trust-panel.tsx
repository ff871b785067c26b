import type { ScheduleObject } from "@wheelhouse/core";
import { type ReactNode, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ActDetails } from "./act-details.tsx";
import type { ScheduleActs } from "./use-schedule-acts.ts";

/** What a file asks for, exactly, and a person's yes to just that. */
export function TrustPanel({
  schedule,
  acts,
}: {
  readonly schedule: ScheduleObject;
  readonly acts: ScheduleActs;
}): ReactNode {
  // What is pressed is about what was read: when it changes under the hand, the yes is not for the new one.
  const [read, setRead] = useState(schedule);
  const isOld = read.hash !== schedule.hash;
  return (
    <section
      aria-label="Trust"
      className="flex flex-col gap-3 rounded-card border border-waiting/60 p-4"
    >
      <h2 className="font-semibold">
        A file of the project asks for this, and nobody has said yes
      </h2>
      <p className="max-w-prose text-text-2">
        It fires nothing before you do. Each time it would do exactly this, with your rights:
      </p>
      <ActDetails schedule={read} />
      <p className="text-xs text-text-2">
        When that changes you are asked again. Your yes is for <code>{read.hash.slice(0, 12)}</code>{" "}
        and nothing else.
      </p>
      {isOld ? (
        <p role="alert" className="flex flex-wrap items-center gap-2 text-failed">
          It has changed since you saw it.
          <Button onClick={() => setRead(schedule)}>Show it as it is now</Button>
        </p>
      ) : (
        <Button
          kind="primary"
          className="self-start"
          refused={acts.refused}
          onClick={() => acts.trust(read, read.hash)}
        >
          Trust it as it is
        </Button>
      )}
    </section>
  );
}
