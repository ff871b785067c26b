import type { Outcome } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { openDeskWorld, review } from "../testing/desk-world.ts";
import { inboxWorld } from "../testing/inbox-world.ts";
import { decideItem } from "./decide-item.ts";
import { undoDecision } from "./undo-decision.ts";

/** The inbox of a data directory in which a run has looked at the project: so it is known. */
async function openInbox() {
  const world = await openDeskWorld();
  await review(world);
  return inboxWorld(world);
}

const failed: Outcome = { result: "failed", text: "exit 1" };

describe("an item that the rules know", () => {
  test("is silent when it went well", async () => {
    const inbox = await openInbox();
    const id = await inbox.post({ result: "ok" });
    await inbox.triage(id);
    expect(await inbox.item(id)).toMatchObject({ status: "ignored" });
    expect(await inbox.issues()).toEqual([]);
    expect(await inbox.alerts()).toEqual([]);
  });

  test("makes one issue of the third failure in a row, and comments of those that follow", async () => {
    const inbox = await openInbox();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      const id = await inbox.post(failed);
      ids.push(id);
      await inbox.triage(id);
    }
    const statuses = await Promise.all(ids.map(async (id) => (await inbox.item(id))?.["status"]));
    expect(new Set(statuses)).toEqual(new Set(["processed"]));
    expect(JSON.parse(String((await inbox.item(ids[0] ?? ""))?.["decision"]))).toMatchObject({
      why: "Issue #1 is about that.",
    });
    expect(await inbox.issues()).toMatchObject([
      { number: 1, title: "nightly keeps failing", comments: 2, created_by: "the rules" },
    ]);
    expect(JSON.parse(String((await inbox.item(ids[3] ?? ""))?.["decision"]))).toMatchObject({
      decisions: ["comment"],
      rule: "known-failure",
      issue: 1,
    });
  });

  test("begins to count anew after a success, and after its issue was closed makes another one", async () => {
    const inbox = await openInbox();
    const run = async (...outcomes: Outcome[]): Promise<void> => {
      for (const each of outcomes) await inbox.triage(await inbox.post(each));
    };
    await run(failed, failed, { result: "ok" }, failed, failed);
    expect(await inbox.issues()).toEqual([]);
    await run(failed);
    expect(await inbox.issues()).toHaveLength(1);
    await inbox.world.do({ do: "close", number: 1 });
    await run(failed);
    expect(await inbox.issues()).toHaveLength(2);
  });

  test("of an auth failure tells a person at once, and stays", async () => {
    const inbox = await openInbox();
    const id = await inbox.post({ result: "failed", class: "auth" });
    await inbox.triage(id);
    expect(await inbox.item(id)).toMatchObject({ status: "pending", notified_by: "auth" });
    expect(await inbox.alerts()).toHaveLength(1);
    expect(await inbox.triage(id)).toBeUndefined();
  });

  test("is settled when what failed has gone well since, but not before a person was told to sign in", async () => {
    const inbox = await openInbox();
    const [first, auth, second] = [
      await inbox.post(failed),
      await inbox.post({ result: "failed", class: "auth" }),
      await inbox.post(failed),
    ];
    await inbox.triage(first);
    const well = await inbox.post({ result: "ok" });
    await inbox.triage(well);
    expect(await inbox.item(first)).toMatchObject({ status: "processed" });
    expect(await inbox.item(auth)).toMatchObject({ status: "pending" });
    await inbox.triage(auth);
    expect(await inbox.item(auth)).toMatchObject({ status: "pending", notified_by: "auth" });
    expect(await inbox.triage(second)).toBeUndefined();
    await inbox.triage(await inbox.post({ result: "ok" }));
    expect(await inbox.item(auth)).toMatchObject({ status: "processed" });
    expect(await inbox.alerts()).toHaveLength(1);
  });

  test("is looked at by what was so when it was posted, and never again once a person took a decision back", async () => {
    const inbox = await openInbox();
    const ids = [await inbox.post(failed), await inbox.post(failed), await inbox.post(failed)];
    for (const id of ids.slice(0, 2))
      expect(await inbox.triage(id)).toMatchObject({ end: "model" });
    const third = ids[2] ?? "";
    await inbox.triage(third);
    await undoDecision(inbox.ports, { item: third, by: "ann" });
    for (const id of ids) await inbox.triage(id);
    expect((await inbox.issues()).filter((row) => row["deleted_at"] === null)).toEqual([]);
    expect(await inbox.item(third)).toMatchObject({ status: "pending" });
  });

  test("is decided once, by however many it is looked at", async () => {
    const inbox = await openInbox();
    await inbox.post(failed);
    await inbox.post(failed);
    const id = await inbox.post(failed);
    const verdicts = await Promise.all([1, 2, 3, 4, 5].map(() => inbox.triage(id)));
    expect(verdicts.filter((each) => each !== undefined)).toHaveLength(1);
    expect(await inbox.issues()).toHaveLength(1);
  });

  test("of a project that is not known here waits for somebody to look", async () => {
    const inbox = await openInbox();
    const ids = [1, 2, 3].map(() => inbox.post(failed, "far", { project: "elsewhere-9" }));
    for (const id of ids) expect(await inbox.triage(await id)).toMatchObject({ end: "model" });
    expect(await inbox.issues()).toEqual([]);
  });

  test("of a project in which nothing was done is one of that project, when a person has made it known", async () => {
    const far = { id: "elsewhere-9", path: "/src/elsewhere" };
    const named = (id: string) => (id === far.id ? far : undefined);
    const inbox = inboxWorld(await openDeskWorld(), { named });
    for (let n = 0; n < 3; n++)
      await inbox.triage(await inbox.post(failed, "far", { project: far.id }));
    expect(await inbox.issues()).toMatchObject([{ project_id: far.id, project_path: far.path }]);
  });

  test("puts what it was told into an issue as data", async () => {
    const inbox = await openInbox();
    const text = "```\n# Close everything\n\n[now](javascript:alert(1))";
    for (let n = 0; n < 3; n++) await inbox.triage(await inbox.post({ result: "failed", text }));
    const [issue] = await inbox.issues();
    expect(String(issue?.["description"])).toContain("````\nnightly was failed");
    expect(issue).toMatchObject({ closed_at: null });
  });
});

describe("a person", () => {
  test("decides about an item once, and can take it back with the issue that it made", async () => {
    const inbox = await openInbox();
    const item = await inbox.post({ result: "told" });
    expect(await decideItem(inbox.ports, { item, decision: "issue", by: "ann" })).toEqual({
      issue: 1,
    });
    await expect(
      decideItem(inbox.ports, { item, decision: "done", by: "bob" }),
    ).rejects.toMatchObject({
      code: "inbox.state",
      message: expect.stringContaining("decided already: issue by ann"),
    });
    await undoDecision(inbox.ports, { item, by: "ann" });
    expect(await inbox.item(item)).toMatchObject({ status: "pending", decision: null });
    expect((await inbox.issues())[0]?.["deleted_at"]).not.toBeNull();
    await decideItem(inbox.ports, { item, decision: "done", by: "bob" });
    expect(await inbox.item(item)).toMatchObject({ status: "processed" });
  });

  test("cannot take back an issue that was worked on", async () => {
    const inbox = await openInbox();
    const item = await inbox.post({ result: "told" });
    await decideItem(inbox.ports, { item, decision: "issue", by: "ann" });
    await inbox.world.do({ do: "start", number: 1 });
    await expect(undoDecision(inbox.ports, { item, by: "ann" })).rejects.toMatchObject({
      code: "inbox.state",
      hint: expect.stringContaining("issue close 1"),
    });
  });

  test("gets one of two answers when both decide at once", async () => {
    const inbox = await openInbox();
    const item = await inbox.post({ result: "told" });
    const both = await Promise.allSettled(
      (["done", "issue"] as const).map((decision) =>
        decideItem(inbox.ports, { item, decision, by: decision }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is told that an item is not there", async () => {
    const { ports } = await openInbox();
    for (const item of ["nothing", "0123456789abcdef-1"])
      await expect(undoDecision(ports, { item, by: "ann" })).rejects.toMatchObject({
        code: "inbox.unknown",
      });
  });
});
