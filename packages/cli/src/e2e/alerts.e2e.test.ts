import { createHmac } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  type AlertObject,
  alertKey,
  alertStream,
  EVENT_VERSION,
  RUN_PROJECTIONS,
} from "@wheelhouse/core";
import { type FakeReceiver, openFakeReceiver, status } from "@wheelhouse/desk/fake-receiver";
import { openSqliteJournal } from "@wheelhouse/journal";
import { describe, expect, test } from "vitest";
import { keepSecret } from "../alerts/alert-files.ts";
import { alertSettingsPath, journalPath } from "../home/home-paths.ts";
import { privateDirectory } from "../home/private-directory.ts";
import { serve } from "../testing/serve.ts";
import { openTerminal } from "../testing/terminal.ts";

const SECRET = "a-secret-that-is-nowhere-else";
const env = { WHEELHOUSE_WEBHOOK_SECRET: SECRET };

async function withHook(over: Readonly<Record<string, string>> = env) {
  const receiver = await openFakeReceiver();
  const terminal = openTerminal({ env: over });
  const set = await terminal.call("alerts", "set", "webhook", `${receiver.url}/hook`);
  expect(set).toMatchObject({ code: 0, stderr: "" });
  return { receiver, terminal };
}

function isSigned({ received }: FakeReceiver, index: number): boolean {
  const sent = received[index];
  const time = String(sent?.headers["wheelhouse-timestamp"]);
  const signed = createHmac("sha256", SECRET).update(`${time}.${sent?.body}`).digest("hex");
  return sent?.headers["wheelhouse-signature"] === `v1=${signed}`;
}

describe("wheelhouse alerts", () => {
  test("sends a real alert through a webhook, and says what came back", async () => {
    const { receiver, terminal } = await withHook();
    const sent = await terminal.call("alerts", "test", "webhook");
    expect(sent).toMatchObject({ code: 0, stderr: "" });
    expect(sent.stdout).toContain("the receiver took it (200)");
    expect(isSigned(receiver, 0)).toBe(true);
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({
      type: "alert",
      title: "A test of alerts",
      priority: "normal",
    });

    receiver.answer(status(401, {}, `who says ${SECRET}?`));
    const refused = await terminal.call("alerts", "test", "webhook");
    expect(refused.code).toBe(3);
    expect(refused.stdout).toContain("it answered 401: who says [redacted]?");

    receiver.answer(status(429, { "retry-after": "60" }));
    const later = await terminal.call("alerts", "test", "webhook", "--json");
    expect(JSON.parse(later.stdout)).toMatchObject([
      { channel: "webhook", result: "failed", status: 429 },
    ]);

    const { alerts } = JSON.parse((await terminal.call("alerts", "--json")).stdout);
    expect(alerts.map(({ deliveries }: AlertObject) => deliveries[0]?.status)).toEqual([
      "dropped",
      "dropped",
      "sent",
    ]);
    expect(alerts.every(({ owed }: AlertObject) => !owed)).toBe(true);
  });

  test("keeps no secret in settings or journal, and the settings for its owner alone", async () => {
    const { terminal } = await withHook();
    await terminal.call("alerts", "test", "webhook");
    const path = alertSettingsPath(terminal.home);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const files = readdirSync(terminal.home);
    expect(files).toEqual(expect.arrayContaining(["alerts.json", "journal.db"]));
    for (const file of files)
      expect(readFileSync(join(terminal.home, file), "latin1")).not.toContain(SECRET);
  });

  test("12.2: asks the host to try a channel, by command and over HTTP: it is the host's secret that counts", async () => {
    const { receiver, terminal } = await withHook();
    const { served, call } = await serve(terminal);
    const stranger = openTerminal({ home: terminal.home });
    const sent = await stranger.call("alerts", "test", "webhook");
    expect(sent).toMatchObject({ code: 0 });
    expect(sent.stdout).toContain(`Sent by the host, process ${served.pid}`);
    expect(isSigned(receiver, 0)).toBe(true);
    const off = await stranger.call("alerts", "test", "telegram");
    expect(off.code).toBe(2);
    expect(off.stderr).toContain("wheelhouse alerts set telegram");

    const told = async (path: string, body?: unknown): Promise<unknown> =>
      (await call(path, body)).json();
    expect(await told("/api/alerts/channels")).toEqual({
      channels: [
        { channel: "browser", on: true, to: null, secret: null },
        { channel: "log", on: true, to: null, secret: null },
        {
          channel: "webhook",
          on: true,
          to: new URL(receiver.url).host,
          secret: { name: "WHEELHOUSE_WEBHOOK_SECRET", is_set: true },
        },
        { channel: "telegram", on: false, to: null, secret: null },
      ],
      quiet: null,
    });
    receiver.answer(status(410, {}, `who says ${SECRET}?`));
    expect(await told("/api/alerts/test", { channel: "webhook" })).toEqual({
      channel: "webhook",
      result: "refused",
      said: "it answered 410: who says [redacted]?",
      status: 410,
    });
    expect(isSigned(receiver, 1)).toBe(true);
    expect((await call("/api/alerts/test", { channel: "telegram" })).status).toBe(400);
    expect(await told("/api/alerts/switch", { channel: "browser", on: false })).toMatchObject({
      channels: [{ channel: "browser", on: false }, { on: true }, { on: true }, { on: false }],
    });
    expect((await stranger.call("alerts", "--json")).stdout).toMatch(/"browser": ?false/);
    expect((await call("/api/alerts/switch", { channel: "webhook", on: false })).status).toBe(400);
  });

  test("tells a chat by a bot whose token is in the file, and says when it was revoked", async () => {
    const api = await openFakeReceiver(status(200, {}, '{"ok":true,"result":{}}'));
    const terminal = openTerminal();
    const set = ["set", "telegram", "--base-url", api.url, "--", "-100123"];
    expect((await terminal.call("alerts", ...set)).stdout).toContain(
      "wheelhouse alerts secret WHEELHOUSE_TELEGRAM_TOKEN",
    );
    const unset = await terminal.call("alerts", "test", "telegram");
    expect(unset.stdout).toContain("WHEELHOUSE_TELEGRAM_TOKEN is not set");
    expect(api.received).toEqual([]);

    keepSecret(terminal.home, "WHEELHOUSE_TELEGRAM_TOKEN", "12345678:AA-token");
    expect(await terminal.call("alerts", "test", "telegram")).toMatchObject({ code: 0 });
    expect(JSON.parse(api.received[0]?.body ?? "")).toMatchObject({ chat_id: "-100123" });

    api.answer(status(401, {}, '{"ok":false,"description":"Unauthorized"}'));
    const revoked = await terminal.call("alerts", "test", "telegram");
    expect(revoked.code).toBe(3);
    expect(revoked.stdout).toContain("WHEELHOUSE_TELEGRAM_TOKEN is not valid, or was revoked");
    expect(`${revoked.stdout}${revoked.stderr}`).not.toContain("AA-token");
  });

  test("says what cannot be set, and how to set it", async () => {
    const terminal = openTerminal();
    const set = (...words: string[]) => terminal.call("alerts", "set", ...words);
    expect((await set("webhook", "ftp://example.com")).stderr).toContain("begins with http://");
    expect((await set("webhook", "https://me:word@example.com")).stderr).toContain("no name or");
    expect((await set("quiet", "22:00-07:00", "--zone", "Moon")).stderr).toContain("no time zone");
    expect((await set("fax")).stderr).toContain("There is browser, log, webhook, telegram, quiet.");
    expect(await set("telegram", "--", "-100123")).toMatchObject({ code: 0 });
  });
});

describe("alerts of a host", () => {
  test("that is killed between a send and its append come again under the same key", async () => {
    const { receiver, terminal } = await withHook();
    const { home } = terminal;
    privateDirectory(home);
    const key = alertKey("auth nightly");
    await using journal = await openSqliteJournal({
      path: journalPath(home),
      projections: RUN_PROJECTIONS,
      eventVersion: EVENT_VERSION,
    });
    const data = {
      alert: 1,
      fingerprint: "auth nightly",
      title: "Sign in again",
      text: "",
      priority: "critical",
      about: {},
      channels: ["log", "webhook"],
    };
    await journal.append([{ stream: alertStream(key), events: [{ type: "alert.raised", data }] }]);
    await journal.close();

    receiver.answer(() => undefined);
    const first = await serve(terminal);
    await receiver.came(1);
    await first.shown(/Alert [0-9a-f]{16}-1, critical: Sign in again/);
    await first.kill9();

    receiver.answer(status(204));
    const second = await serve(terminal);
    await receiver.came(2);
    const [before, after] = receiver.received.map(({ headers }) => headers["idempotency-key"]);
    expect(after).toBe(before);
    const stream = await second.call("/api/stream?topics=alerts&since=0");
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let told = "";
    while (!/"owed":false/.test(told)) told += (await reader?.read())?.value ?? "";
    await reader?.cancel();
    const [alert] = (await (await second.call("/api/alerts")).json()) as AlertObject[];
    expect(alert).toMatchObject({
      id: `${key}-1`,
      deliveries: [{ channel: "log" }, { channel: "webhook", status: "sent", tries: 0 }],
    });
    expect(receiver.received).toHaveLength(2);
  });
});
