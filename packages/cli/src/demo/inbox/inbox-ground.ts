import { fileURLToPath } from "node:url";
import type { ScheduleInput } from "@wheelhouse/desk";
import { takeSeat } from "../../host/take-seat.ts";
import type { Host } from "../../host/open-host.ts";
import type { Project } from "../../project/find-project.ts";
import { writeOwnSettings } from "../../project/own-settings.ts";
import { whoAmI } from "../../request/who-am-i.ts";
import { type DemoGround, makeDemoGround } from "../ground/demo-ground.ts";

const KIOSK = fileURLToPath(new URL("kiosk.yaml", import.meta.url));

/** Who answers in the chat: a program that plays a transcript. */
const ORCHESTRATOR = { agent: "scripted", model: "orchestrator" } as const;

/** What is done every night, and how often it was done already: the third failure in a row becomes an issue. */
const NIGHTLY = [
  { name: "count", title: "Count what is sold", minute: 0, times: 2 },
  { name: "check-prices", title: "Check the prices", minute: 10, times: 3 },
  { name: "send-report", title: "Send the report", minute: 20, times: 1 },
] as const;

/** Makes a project with schedules, and lets each of them run as often as a few nights would; see {@link makeDemoGround}. */
export function makeInboxGround(named: string | undefined): Promise<DemoGround> {
  return makeDemoGround(named, {
    name: "inbox",
    source: KIOSK,
    project: "kiosk",
    async prepare({ home, project }) {
      writeOwnSettings(home, project.path, { orchestrator: ORCHESTRATOR });
      const command = "wheelhouse demo inbox";
      const seat = await takeSeat(home, { command, serve: false, fires: true, tells: true });
      if (seat.kind !== "host") throw new Error("a new directory that has a host");
      try {
        for (const each of NIGHTLY) await fireOften(seat.host, project, each);
      } finally {
        await seat.host.close();
      }
    },
  });
}

async function fireOften(
  host: Host,
  { id, path }: Project,
  { name, title, minute, times }: (typeof NIGHTLY)[number],
): Promise<void> {
  const project = { id, path };
  const by = whoAmI();
  const input: ScheduleInput = {
    name,
    title,
    cron: `${minute} 2 * * *`,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    act: { kind: "command", argv: ["node", `nightly/${name}.js`] },
    catchUp: "last",
    timeoutMs: 60_000,
    notifyOn: "failure",
  };
  const { schedules } = host;
  await schedules.perform({ do: "define", project, by, input, origin: "person", isNew: true });
  for (let time = 0; time < times; time++) {
    const since = await host.journal.watermark();
    const { fire } = await schedules.perform({ do: "run", project, name, by });
    if (fire !== null) await ended(host, { since, fire });
  }
}

/** Resolves when a fire has its end. One that is running is skipped by the next, so that each waits for the one before. */
async function ended(
  { journal }: Host,
  { since, fire }: { readonly since: number; readonly fire: string },
): Promise<void> {
  const enough = new AbortController();
  for await (const batch of journal.tail({ since, signal: enough.signal }))
    for (const { type, data } of batch)
      if (type === "schedule.finished" && JSON.stringify(data).includes(`"${fire}"`))
        return enough.abort();
}
