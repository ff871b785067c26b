import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { eventsOf, untilEvent } from "../testing/journal-of.ts";
import { openTerminal } from "../testing/terminal.ts";

const filledSchema = z.object({
  home: z.string(),
  runs: z.array(z.object({ id: z.string(), shows: z.string(), title: z.string() })),
});
const servedSchema = filledSchema.extend({ port: z.int(), live: z.string() });
const rowsSchema = z.array(
  z.looseObject({ id: z.string(), status: z.string(), created_at: z.string() }),
);

describe("the sample data", () => {
  test("has a run of every status, over some days, and one that is live and can be answered", async () => {
    const home = join(mkdtempSync(join(tmpdir(), "wheelhouse-samples-")), "data");
    const terminal = openTerminal({ home });
    const made = await terminal.call("demo", "--fill", "--home", home, "--json");
    expect(made).toMatchObject({ code: 0, stderr: "" });
    const { runs } = filledSchema.parse(JSON.parse(made.stdout));
    const rows = rowsSchema.parse(JSON.parse((await terminal.call("ls", "--json")).stdout));
    const idOf = (shows: string) => runs.find((run) => run.shows === shows)?.id ?? "";
    const stands = (shows: string) => rows.find(({ id }) => id === idOf(shows))?.status;
    expect(runs.map(({ shows }) => [shows, stands(shows)])).toEqual([
      ["completed without a finding", "completed"],
      ["failed", "failed"],
      ["completed with hostile text", "completed"],
      ["completed with findings", "completed"],
      ["completed after a send-back", "completed"],
      ["cancelled", "cancelled"],
      ["paused", "paused"],
      ["waiting for a permission", "waiting"],
      ["waiting for an approval", "waiting"],
      ["waiting for an answer", "waiting"],
      ["waiting for a sign-in", "waiting"],
      ["interrupted", "interrupted"],
      ["waiting for a provider's limit", "waiting"],
    ]);
    expect(runs.some(({ title }) => title.length === 300)).toBe(true);
    const days = new Set(rows.map((row) => row.created_at.slice(0, 10)));
    expect(days.size).toBeGreaterThan(2);

    const { stdout: report } = await terminal.call("report", idOf("completed with findings"));
    expect(report).toContain("Citations: 10 verified, 1 moved and corrected, 1 not found");
    for (const severity of ["critical", "high", "medium", "low", "info"])
      expect(report).toMatch(new RegExp(`${severity}: [1-9]`));
    expect(report).toMatch(/Cost: 0\.\d+ USD/);
    const unknown = await terminal.call("show", idOf("completed without a finding"));
    expect(unknown.stdout).toContain("cost unknown");
    const changed = await eventsOf(home, idOf("completed after a send-back"));
    const types = new Set(changed.map(({ type }) => type));
    for (const type of ["critic.judged", "step.sentBack", "agent.permission", "agent.thought"])
      expect(types).toContain(type);
    const hostile = await eventsOf(home, idOf("completed with hostile text"));
    const said = hostile.flatMap((event) => (event.type === "agent.text" ? [event.data.text] : []));
    expect(said.join("").split("\n").length).toBeGreaterThan(5_000);

    const again = await terminal.call("demo", "--fill", "--home", home);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("has its sample runs already");

    const words = ["demo", "--fill", "--serve", "--port", "0", "--home", home, "--json"];
    const serving = terminal.start(...words);
    onTestFinished(() => void serving.child.kill("SIGKILL"));
    const { port, live } = servedSchema.parse(JSON.parse(await serving.shown(/\{.*\}/)));
    const secret = readFileSync(join(home, "server-key"), "utf8").trim();
    const call = async (path: string, body?: unknown) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
        ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      });
    const talking = new Set<string>();
    await untilEvent(home, ({ run, type, ...event }) => {
      if (run === live && type === "agent.thought" && "step" in event)
        talking.add(event.step ?? "");
      return talking.size >= 3;
    });
    const left = API.run.reply.parse(await (await call(`/api/runs/${idOf("interrupted")}`)).json());
    expect(left.status).toBe("interrupted");
    const observed = async () =>
      API.runs.reply.parse(await (await call("/api/runs?source=observed")).json());
    await expect.poll(async () => (await observed()).length).toBe(2);
    const others = new Map((await observed()).map((run) => [run.source, run.status]));
    expect(others).toEqual(
      new Map([
        ["run-log", "waiting"],
        ["claude", "completed"],
      ]),
    );
    const request = `${idOf("waiting for an answer")}-q1`;
    const path = `/api/runs/${idOf("waiting for an answer")}/requests/${request}/answer`;
    expect((await call(path, { option: "Unknown, and shown as such" })).status).toBe(202);
    await untilEvent(
      home,
      ({ run, type }) => run === idOf("waiting for an answer") && type === "step.completed",
    );
    serving.child.kill("SIGINT");
    expect(await serving.ended).toMatchObject({ code: 0, signal: null });
  }, 180_000);

  test("is never put where something was run before", async () => {
    const terminal = openTerminal();
    await terminal.call("run", "demo", "--band", "small", "--json");
    const refused = await terminal.call("demo", "--fill", "--home", terminal.home);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("something was run before");
    expect(await terminal.call("demo", "--serve")).toMatchObject({ code: 2 });
  });
});
