import { randomUUID } from "node:crypto";
import { isWheelhouseError } from "@wheelhouse/core";
import { callHost, type Holder, readHolder } from "@wheelhouse/engine";
import type { HostOrder } from "../commands/host.ts";
import { type Drive, retryPath } from "../host/drive.ts";
import { startedSchema } from "../host/host-replies.ts";
import { leaveBehind } from "../host/leave-behind.ts";
import { withHost } from "../host/with-host.ts";
import { withDesk } from "../issues/with-desk.ts";
import { askHost } from "../reading/ask-host.ts";
import { rowOfRun } from "../reading/row-of-run.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { readServerNote } from "../serve/server-note.ts";

/** What a process does to runs and issues that drives nothing itself. */
type DrivenApart = Omit<
  Pick<Drive, keyof Drive>,
  "broken" | "close" | "holder" | "inbox" | "atHost"
>;

const COMMAND = "wheelhouse mcp";

/**
 * The runs and issues of a data directory, for a process whose end must end no run: its client may close it at any time.
 * What it starts is driven by the server that is there, or else by a process that it leaves behind. What it tells a run is
 * told to the host, or journaled when there is none.
 */
export function drivenApart(home: string): DrivenApart {
  const tell = async (order: Parameters<typeof withHost>[2]): Promise<void> =>
    void (await withHost(home, COMMAND, order));

  /** Has a run born that somebody drives: once for a key. */
  async function born(path: string, body: unknown, order: HostOrder & { readonly key: string }) {
    const holder = serverHost(home);
    if (holder) {
      try {
        const call = { method: "POST", path, body, idempotencyKey: order.key } as const;
        const { run_id: run, repeated } = startedSchema.parse(await callHost(holder.socket, call));
        return { run, repeated };
      } catch (error) {
        if (!isWheelhouseError(error) || error.code !== "host.gone") throw error;
      }
    }
    const since = Date.now();
    const [run = ""] = await leaveBehind(home, order);
    const row = await rowOfRun(home, run);
    return { run, repeated: (row?.created_at ?? since) < since };
  }

  return {
    start: (request, key?: string) =>
      born("/api/runs", request, { start: request, key: key ?? randomUUID() }),
    fork: (run, request, key?: string) => {
      const order = { fork: { run, request }, key: key ?? randomUUID() };
      return born(`/api/runs/${run}/fork`, request, order);
    },
    async resume(run) {
      await leaveBehind(home, { resume: [run] });
    },
    async desk(command) {
      const { driven: _, ...done } = await withDesk(home, command);
      return done;
    },
    answer: ({ by = whoAmI(), ...input }) => {
      const { request, ...said } = input;
      return tell({
        here: (engine) => engine.answer({ ...input, by }),
        path: `/api/requests/${request}/answer`,
        body: { ...said, by },
      });
    },
    cancel: (run, reason, asked?: string) => {
      const by = asked ?? whoAmI();
      return tell({
        here: (engine) => engine.cancel(run, by, reason),
        path: `/api/runs/${run}/cancel`,
        body: { by, reason },
      });
    },
    pause: (run, reason) =>
      tell({
        here: (engine) => engine.pause(run, whoAmI(), reason),
        path: `/api/runs/${run}/pause`,
        body: { by: whoAmI(), reason },
      }),
    retry: (run, step, reason) =>
      tell({
        here: (engine) => engine.retry(run, step, whoAmI(), reason),
        path: retryPath(run, step),
        body: { by: whoAmI(), reason },
      }),
    driving: async () => [...(await askHost(home)).driving],
    held: async (run) => (await askHost(home, run)).held,
  };
}

/** The host, when it is the server of the data directory: it is there to drive what others ask for. Other hosts end with what they were started for. */
function serverHost(home: string): Holder | undefined {
  const holder = readHolder(home);
  return holder && readServerNote(home)?.pid === holder.pid ? holder : undefined;
}
