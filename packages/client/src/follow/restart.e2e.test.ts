import { API, type LogLine, WheelhouseError } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Client, createClient } from "../call/create-client.ts";
import { followRun } from "./follow-run.ts";
import { createLiveHub } from "../live/create-live-hub.ts";
import { freePort, openRealServer } from "../testing/real-server.ts";
import { createTraceStore } from "../trace/create-trace-store.ts";
import type { FollowerState } from "./follower-state.ts";

async function startDemo(client: Client): Promise<string> {
  const [project] = await client.call(API.projects);
  const body = {
    project_id: project?.id ?? "",
    flow_name: "demo",
    band: "small" as const,
    input: { question: "" },
  };
  const { run_id: run } = await client.call(API.startRun, { body, idempotencyKey: "one" });
  return run;
}

describe("a follower of the real server", () => {
  test("5.2: heals by itself when the server is killed and comes back, with nothing missing or double", async () => {
    const server = await openRealServer();
    const { client } = server;
    const run = await startDemo(client);
    const events: LogLine[] = [];
    const states: FollowerState[] = [];
    const seen = new Map<string, PromiseWithResolvers<void>>();
    const until = (what: string): PromiseWithResolvers<void> => {
      const known = seen.get(what) ?? Promise.withResolvers<void>();
      seen.set(what, known);
      return known;
    };
    const store = createTraceStore({ client, run });
    const page = createLiveHub({ client, backOff: () => 50 });
    page.subscribe(`run:${run}`, {
      onOpen: () => undefined,
      onTrace: (columns) => store.append(columns),
    });
    page.subscribe("runs", {
      onOpen: () => undefined,
      onStepUpdated: ({ run_status: status }) => until(`page ${status}`).resolve(),
    });
    const follower = followRun({
      client,
      run,
      backOff: () => 50,
      onEvent(event) {
        events.push(event);
        until(event.type).resolve();
        if (event.type !== "request.opened") return;
        const { request } = event.data as { request: string };
        until(request).resolve();
      },
      onState(state) {
        states.push(state);
        until(state.kind).resolve();
      },
    });
    onTestFinished(() => {
      follower.close();
      page.close();
      store.close();
    });
    await until("agent.text").promise;
    await server.kill();
    await until("stale").promise;
    await server.start();
    for (const round of [1, 2]) {
      const rid = `${run}-q${round}`;
      await until(rid).promise;
      const body = { option: "yes" };
      const answer = { parts: { id: run, rid }, body };
      await client.call(API.answerRequest, answer);
      // Somebody else is too late, and is told.
      await expect(client.call(API.answerRequest, answer)).rejects.toThrow(/has answered/);
    }
    await until("run.completed").promise;
    await until("page completed").promise;
    const { events: stored } = await client.call(API.runEvents, { parts: { id: run } });
    expect(events.slice(0, stored.length)).toEqual(stored.slice(0, events.length));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const ended = events.find(({ type }) => type === "run.completed")?.seq ?? 0;
    const shown = stored.filter(({ seq }) => seq <= ended);
    const hasAll = (): boolean => store.head >= ended && store.ensure(1, ended);
    store.subscribe(() => {
      if (hasAll()) until("all rows").resolve();
    });
    if (!hasAll()) await until("all rows").promise;
    expect(shown.map(({ seq }) => store.row(seq)?.data)).toEqual(shown.map(({ data }) => data));
    expect(new Set(states.map(({ kind }) => kind))).toEqual(
      new Set(["connecting", "replaying", "live", "stale"]),
    );
    follower.close();
    expect(follower.state).toMatchObject({ kind: "closed", why: "closed" });
  });

  test("3.2: a key that comes again names the run that is there", async () => {
    const { client } = await openRealServer();
    expect(await startDemo(client)).toBe(await startDemo(client));
  });

  test("6.3: is closed, and says why, when the server does not know it or the run", async () => {
    const { client } = await openRealServer();
    const whyOf = async (to: Client, run: string): Promise<string> => {
      const { promise, resolve } = Promise.withResolvers<string>();
      const onState = (state: FollowerState) => {
        if (state.kind === "closed") resolve(state.why);
      };
      followRun({ client: to, run, onEvent: () => undefined, onState });
      return promise;
    };
    expect(await whyOf(client, "nobody")).toBe("unknown");
    const health = await client.call(API.health);
    expect(health.ok).toBe(true);
    await expect(client.call(API.run, { parts: { id: "nobody" } })).rejects.toThrow(/no run/);
    const nowhere = createClient({ origin: `http://127.0.0.1:${await freePort()}` });
    await expect(nowhere.call(API.health)).rejects.toBeInstanceOf(WheelhouseError);
  });
});
