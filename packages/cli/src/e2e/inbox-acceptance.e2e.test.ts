import { API, CLAIM_MS, type DigestDecision, type ProposalObject } from "@wheelhouse/core";
import { claimItems, decideClaimed } from "@wheelhouse/desk";
import { openFakeReceiver } from "@wheelhouse/desk/fake-receiver";
import { projectId } from "@wheelhouse/workspace";
import { describe, expect, test } from "vitest";
import { openInboxGround } from "../testing/inbox-ground.ts";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

/*
 * The list by which the inbox and the orchestrator are accepted, line by line. Every line has its test here, and where it is
 * held more closely:
 *
 * success silent                  here; core/src/inbox/triage, schedules.e2e
 * third failure, one issue        here; core/src/inbox/triage, desk/src/schedule/three-weeks, schedules.e2e
 * auth at once, orchestrator down here; desk/src/alert, alerts.e2e, schedules.e2e
 * claim expiry                    here; desk/src/inbox/claims and claim-items
 * decision per item               here; desk/src/drain/open-drain and drain-kills
 * advisor card requires a click   here; desk/src/thread/proposals, dashboard/src/screens/chat
 * chat over messages and restart  here; desk/src/thread/orchestrator and thread-memory
 * bypass modes untouched          here; server/src/routes/threads (16.4), dashboard/src/screens/composer
 * drain single-flight             here; desk/src/drain/open-drain
 */

const LONG = { timeout: 240_000 };
const WAIT = { timeout: 90_000, interval: 100 };
const FAILED = { result: "failed", class: "exit" } as const;
const TOLD = { result: "told" } as const;

describe("MC: what runs by itself reports to one inbox", () => {
  test("success silent: what went well is ignored, and nobody is told", async () => {
    const { post, item, issues, alerts } = await openInboxGround();
    for (let count = 0; count < 3; count++) {
      const row = await item(await post({ result: "ok" }));
      expect(row).toMatchObject({ status: "ignored", notified_at: null });
      expect(JSON.parse(row.decision ?? "")).toMatchObject({ rule: "success" });
    }
    expect(await issues()).toEqual([]);
    expect(await alerts()).toEqual([]);
  });

  test("third failure → one deduped issue: more failures comment on it, and a success begins the count anew", async () => {
    const { post, item, issues } = await openInboxGround();
    for (let count = 0; count < 2; count++) await post(FAILED);
    await post({ result: "ok" });
    for (let count = 0; count < 2; count++) await post(FAILED);
    expect(await issues()).toEqual([]);
    for (let count = 0; count < 3; count++) {
      const row = await item(await post(FAILED));
      expect(JSON.parse(row.decision ?? "")).toMatchObject({
        rule: count === 0 ? "third-failure" : "known-failure",
        issue: 1,
      });
    }
    await post(FAILED, "another");
    expect(await issues()).toMatchObject([{ number: 1, title: "nightly keeps failing" }]);
  });

  test("claim expiry: a claim that has run out is given to another, and decides nothing any more", async () => {
    const { ports, post, item, now, pass } = await openInboxGround();
    const id = await post(TOLD);
    const claim = () => claimItems(ports, { by: "orchestrator", most: 20, now: now() });
    const [first] = await claim();
    expect(first).toMatchObject({ fence: 1, until: now() + CLAIM_MS });
    expect(await claim()).toEqual([]);
    pass(CLAIM_MS + 1);
    const [second] = await claim();
    expect(second).toMatchObject({ fence: 2, row: { id, attempts: 1 } });
    const decided = { item: id, decision: "silent", why: "So.", by: "orchestrator" } as const;
    await expect(decideClaimed(ports, { ...decided, fence: 1, now: now() })).rejects.toMatchObject({
      code: "inbox.state",
    });
    await decideClaimed(ports, { ...decided, fence: 2, now: now() });
    expect(await item(id)).toMatchObject({ status: "ignored" });
  });

  test("decision per item: what a digest leaves out goes back, and what is decided is decided once", async () => {
    const { post, item, perform, drain, issues } = await openInboxGround();
    const [one, other] = [await post(TOLD, "one"), await post(TOLD, "other")];
    const decision = (of: string): DigestDecision => ({ item: of, decision: "issue", why: "So." });
    const opened = await drain(() =>
      Promise.resolve({
        decisions: [decision(one), decision("0123456789abcdef-1"), decision(one)],
      }),
    );
    await opened.look();
    expect(await item(one)).toMatchObject({ status: "pending", proposal: expect.any(String) });
    expect(await item(other)).toMatchObject({
      status: "pending",
      proposal: null,
      claimed_by: null,
    });
    const accept = () => perform({ do: "decide", item: one, decision: "accept", by: "ann" });
    const ends = await Promise.allSettled([accept(), accept()]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await issues()).toHaveLength(1);
    expect(await item(other)).toMatchObject({ status: "pending" });
  });

  test("drain single-flight: one digest is on its way at a time, whoever asks for how many", async () => {
    const { post, drain, errors } = await openInboxGround();
    const answer = Promise.withResolvers<{ decisions: readonly DigestDecision[] }>();
    const begun = Promise.withResolvers<void>();
    let asked = 0;
    const opened = await drain(() => {
      asked++;
      begun.resolve();
      return answer.promise;
    });
    await post(TOLD);
    const rounds = [opened.look(), opened.look()];
    await begun.promise;
    for (const source of ["a", "b", "c", "d"]) {
      await post(TOLD, source);
      rounds.push(opened.look());
    }
    expect(asked).toBe(1);
    answer.resolve({ decisions: [] });
    await Promise.all(rounds);
    expect(asked).toBe(2);
    expect(errors).toEqual([]);
  });
});

/** A server over a project of its own. */
async function served(terminal: Terminal, project: string) {
  const server = await serve(terminal);
  const base = `/api/projects/${projectId(project)}`;
  const at = async (path: string, body?: object) => {
    const response = await server.call(`${base}${path}`, body);
    const data: unknown = await response.json();
    return { status: response.status, data };
  };
  const page = async () =>
    API.messages.reply.parse((await at("/orchestrator/messages?limit=200")).data);
  return {
    ...server,
    at,
    page,
    /** Says something, and waits for the whole answer. */
    async say(text: string): Promise<string> {
      const { status, data } = await at("/orchestrator/send", { text });
      expect(status).toBe(202);
      const n = Number(API.send.reply.parse(data).message_id?.split("/").at(-1));
      const reply = async () => (await page()).messages.find(({ answers }) => answers.includes(n));
      await expect.poll(async () => (await reply())?.status, WAIT).toBe("done");
      return (await reply())?.text ?? "";
    },
  };
}

describe("MC: people are reached, and what they ask for is done, without the orchestrator", () => {
  test(
    "auth → immediate notify, and bypass modes untouched: also when the orchestrator is down",
    LONG,
    async () => {
      const receiver = await openFakeReceiver();
      const project = smallRepository();
      const terminal = openTerminal({ cwd: project, env: { WHEELHOUSE_WEBHOOK_SECRET: "shared" } });
      await terminal.call("alerts", "set", "webhook", `${receiver.url}/hook`);
      const server = await served(terminal, project);
      expect((await server.at("/orchestrator")).data).toMatchObject({ agent: null });

      const outcome = { result: "failed", class: "auth", text: "401: the token has expired" };
      const item = { source_type: "api", source_id: "sync", message: "sync failed", outcome };
      expect((await server.call("/api/inbox", item)).status).toBe(200);
      await receiver.came(1);
      expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ priority: "critical" });
      const { items } = API.inbox.reply.parse(await (await server.call("/api/inbox")).json());
      expect(items).toMatchObject([{ status: "pending", outcome: { told: { rule: "auth" } } }]);

      const send = (body: object) => server.at("/orchestrator/send", body);
      expect(await send({ text: "Say what is left", mode: "issue" })).toMatchObject({
        status: 202,
        data: { issue: 1, run: null, message_id: null },
      });
      const agent = { agent: "scripted", model: "solve" };
      const done = await send({ text: "Mend the total", mode: "do", ...agent });
      expect(done).toMatchObject({ status: 202, data: { issue: 2, run: expect.any(String) } });
      expect(await server.page()).toMatchObject({ thread: null, messages: [] });
      expect((await server.at("/issues/2/stop", {})).status).toBe(202);
      const { data } = await send({ text: "Is anybody there?" });
      expect(data).toMatchObject({ message_id: expect.stringMatching(/\/main\/1$/) });
      expect(await server.page()).toMatchObject({ messages: [{ status: "waiting" }] });
      server.child.kill("SIGTERM");
      await server.ended;
    },
  );
});

describe("MC: the orchestrator remembers and proposes", () => {
  test(
    "advisor card requires a click, and chat continuity across messages and restart",
    LONG,
    async () => {
      const project = smallRepository();
      const terminal = openTerminal({ cwd: project });
      await terminal.call("settings", "agent=scripted", "model=orchestrator");
      const server = await served(terminal, project);
      await server.say("Hello, my name is Ana.");
      expect(await server.say("What is my name?")).toContain("Ana");
      await server.say("Have the export work.");

      const { proposals } = await server.page();
      expect(proposals.map(({ status }: ProposalObject) => status)).toEqual(
        Array.from({ length: 3 }, () => "open"),
      );
      expect((await server.at("/issues")).data).toEqual([]);
      const accept = () => server.at("/orchestrator/proposals/1/answer", { answer: "accept" });
      // Two tabs.
      const answers = await Promise.all([accept(), accept()]);
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      expect((await server.at("/issues")).data).toMatchObject([{ number: 1, status: "open" }]);

      await server.kill9();
      const { code, stdout, stderr } = await terminal.call("chat", "What is my name?");
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toContain("Ana");
      const log = JSON.parse((await terminal.call("chat", "log", "--json")).stdout);
      expect(log.messages).toHaveLength(8);
      const twice = await terminal.call("chat", "accept", "1");
      expect(twice).toMatchObject({ code: 2, stdout: "" });
      const dismissed = await terminal.call("chat", "dismiss", "2", "--why", "Not now");
      expect(dismissed).toMatchObject({ code: 0, stderr: "" });
    },
  );
});
