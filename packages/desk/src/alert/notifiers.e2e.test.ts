import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  type Answering,
  closedUrl,
  type FakeReceiver,
  openFakeReceiver,
  status,
} from "../testing/fake-receiver.ts";
import { browserNotifier } from "./browser-notifier.ts";
import { logNotifier } from "./log-notifier.ts";
import type { Notifier, SentAlert } from "./notifier.ts";
import { telegramNotifier } from "./telegram-notifier.ts";
import { webhookNotifier } from "./webhook-notifier.ts";

const NOW = Date.parse("2026-11-22T01:00:00Z");
const SECRET = "12345678:AA-a-secret/of-this_test";
const never = new AbortController().signal;

const alert: SentAlert = {
  id: "0123456789abcdef-1",
  key: "0123456789abcdef-1-mi9xk2lc",
  title: "Sign in again",
  text: "codex is signed out.\n<b>*not* markup</b>",
  priority: "critical",
  link: "http://127.0.0.1:4747/runs/k3m2x9ab",
  about: { run: "k3m2x9ab" },
  count: 3,
  raisedAt: NOW - 5_000,
};

interface Over {
  readonly timeoutMs?: number;
  readonly secret?: string | undefined;
}

/** Those who send over HTTP, to an address. */
const CARRIERS: readonly {
  readonly name: string;
  readonly open: (url: string, over?: Over) => Notifier;
  readonly fine: Answering;
}[] = [
  {
    name: "webhook",
    open: (url, { timeoutMs, ...over } = {}) =>
      webhookNotifier({
        url: `${url}/hook`,
        secretName: "HOOK_SECRET",
        secret: () => ("secret" in over ? over.secret : SECRET),
        now: () => NOW,
        timeoutMs,
      }),
    fine: status(204),
  },
  {
    name: "telegram",
    open: (baseUrl, { timeoutMs, ...over } = {}) =>
      telegramNotifier({
        baseUrl,
        chatId: "-100200",
        tokenName: "BOT_TOKEN",
        token: () => ("secret" in over ? over.secret : SECRET),
        now: () => NOW,
        timeoutMs,
      }),
    fine: status(200, {}, '{"ok":true,"result":{}}'),
  },
];

describe.each(CARRIERS)("the contract of who carries alerts: $name", ({ open, fine }) => {
  const send = async (how: Answering, over: Over = {}) => {
    const receiver = await openFakeReceiver(how);
    return { receiver, outcome: await open(receiver.url, over).send(alert, never) };
  };

  test("an answer that says yes is an arrival", async () => {
    const { outcome, receiver } = await send(fine);
    expect(outcome).toMatchObject({ ok: true });
    expect(receiver.received).toHaveLength(1);
  });

  test.each([500, 502, 503, 408])("an answer of %d is tried again", async (code) => {
    const { outcome } = await send(status(code, {}, "no room"));
    expect(outcome).toMatchObject({ retry: true, status: code });
  });

  test("an answer of 429 is tried again after the time that it names, in seconds or as a date", async () => {
    const seconds = await send(status(429, { "retry-after": "17" }));
    expect(seconds.outcome).toMatchObject({ retry: true, status: 429, afterMs: 17_000 });
    const date = "Sun, 22 Nov 2026 01:01:00 GMT";
    const dated = await send(status(429, { "retry-after": date }));
    expect(dated.outcome).toMatchObject({ retry: true, afterMs: 60_000 });
    const prose = await send(status(429, { "retry-after": "soon" }));
    expect(prose.outcome).toMatchObject({ retry: true, afterMs: undefined });
  });

  test.each([400, 401, 403, 404, 410])("an answer of %d is a refusal", async (code) => {
    const { outcome } = await send(status(code, {}, "go away"));
    expect(outcome).toMatchObject({ refused: true, status: code });
  });

  test.each([301, 302, 307, 308])(
    "a redirect by %d is a refusal, and not followed",
    async (code) => {
      const other = await openFakeReceiver();
      const { outcome } = await send(status(code, { location: other.url }));
      expect(outcome).toMatchObject({ refused: true, status: code });
      expect(other.received).toEqual([]);
    },
  );

  test("a receiver that does not answer in time is tried again", async () => {
    const { outcome } = await send(() => undefined, { timeoutMs: 100 });
    expect(outcome).toEqual({ retry: true, why: "there was no answer in 0.1 s" });
  });

  test("one who is told to stop ends at once", async () => {
    const receiver = await openFakeReceiver(() => undefined);
    const stop = new AbortController();
    const sending = open(receiver.url).send(alert, stop.signal);
    await receiver.came(1);
    stop.abort();
    expect(await sending).toMatchObject({ retry: true });
  });

  test("a receiver that is not there is tried again", async () => {
    const outcome = await open(await closedUrl()).send(alert, never);
    expect(outcome).toMatchObject({ retry: true, why: expect.stringContaining("ECONNREFUSED") });
  });

  test("a connection that is closed before the answer is tried again", async () => {
    const { outcome } = await send((response) => response.destroy());
    expect(outcome).toMatchObject({ retry: true });
  });

  test("an answer that never ends is not read to its end", async () => {
    const left = Promise.withResolvers<void>();
    let pieces = 0;
    const endless: Answering = (response) => {
      const more = (): void => {
        do pieces++;
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more).on("close", left.resolve).writeHead(500);
      more();
    };
    const { outcome } = await send(endless, { timeoutMs: 3_600_000 });
    await left.promise;
    // What the system buffers in between is some megabytes.
    expect(pieces).toBeLessThan(500);
    expect(outcome).toMatchObject({ retry: true, status: 500 });
    expect(JSON.stringify(outcome).length).toBeLessThan(400);
  });

  test("no outcome tells the secret or what a terminal would obey, whatever the receiver says", async () => {
    const words = `\u001B[31m${SECRET}\u0007 ${encodeURIComponent(SECRET)}`;
    for (const code of [400, 401, 500]) {
      const { outcome } = await send(status(code, {}, words));
      const told = JSON.stringify(outcome);
      expect(told).not.toContain("12345678");
      expect(told).not.toMatch(/\\u00/);
    }
  });

  test("without its secret nothing is sent, and it is tried again", async () => {
    const { outcome, receiver } = await send(fine, { secret: undefined });
    expect(outcome).toMatchObject({
      retry: true,
      why: expect.stringMatching(/_(SECRET|TOKEN) is/),
    });
    expect(receiver.received).toEqual([]);
  });
});

describe("a webhook", () => {
  test("gets the alert, signed with its time, under a key that is the same for each try", async () => {
    const receiver = await openFakeReceiver((response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("half", () => response.destroy());
    });
    const [carrier] = CARRIERS.map(({ open }) => open(receiver.url));
    // It had said yes before it broke off.
    expect(await carrier?.send(alert, never)).toMatchObject({ ok: true });
    receiver.answer(status(200));
    await carrier?.send({ ...alert, count: 4 }, never);
    const [first, second] = receiver.received;
    expect(first?.path).toBe("/hook");
    expect(JSON.parse(first?.body ?? "")).toEqual({
      type: "alert",
      id: alert.id,
      title: alert.title,
      text: alert.text,
      priority: "critical",
      link: alert.link,
      about: { run: "k3m2x9ab" },
      count: 3,
      raised_at: "2026-11-22T00:59:55.000Z",
    });
    const time = String(NOW / 1_000);
    const signed = createHmac("sha256", SECRET).update(`${time}.${first?.body}`).digest("hex");
    expect(first?.headers).toMatchObject({
      "content-type": "application/json",
      "wheelhouse-timestamp": time,
      "wheelhouse-signature": `v1=${signed}`,
    });
    expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
  });
});

describe("a Telegram bot", () => {
  const [, telegram] = CARRIERS;
  const send = async (how: Answering, over: Partial<SentAlert> = {}) => {
    const receiver: FakeReceiver = await openFakeReceiver(how);
    const outcome = await telegram?.open(receiver.url).send({ ...alert, ...over }, never);
    const [received] = receiver.received;
    return { outcome, received, body: JSON.parse(received?.body ?? "{}") as { text: string } };
  };
  const fine = telegram?.fine ?? status(200);
  const says = (code: number, more: object): Answering =>
    status(code, {}, JSON.stringify({ ok: false, error_code: code, ...more }));

  test("sends plain text, with how often it came and where to look", async () => {
    const { received, body } = await send(fine);
    expect(received?.path).toBe(`/bot${encodeURIComponent(SECRET)}/sendMessage`);
    expect(body).toEqual({
      chat_id: "-100200",
      text: `‼ Sign in again (3 times)\n\n${alert.text}\n\n${alert.link}`,
      link_preview_options: { is_disabled: true },
      disable_notification: false,
    });
  });

  test("cuts a text that is too long, and keeps the link", async () => {
    const { body } = await send(fine, { text: "💥".repeat(4_000) });
    expect(body.text.length).toBeLessThanOrEqual(4_096);
    expect(body.text).toMatch(/💥…\n\nhttp:.*k3m2x9ab$/u);
  });

  test("waits as long as the Bot API says in its body", async () => {
    const { outcome } = await send(says(429, { parameters: { retry_after: 31 } }));
    expect(outcome).toMatchObject({ retry: true, status: 429, afterMs: 31_000 });
  });

  test.each([
    [401, { description: "Unauthorized" }, "the token BOT_TOKEN is not valid, or was revoked"],
    [403, { description: "bot was kicked" }, "the bot may not write to the chat -100200"],
    [400, { description: "chat not found" }, "chat not found"],
    [400, { parameters: { migrate_to_chat_id: -42 } }, "has another id now: -42"],
  ])("says what is wrong when it is refused by %d %j", async (code, more, why) => {
    const { outcome } = await send(says(code, more));
    expect(outcome).toMatchObject({
      refused: true,
      status: code,
      why: expect.stringContaining(why),
    });
  });

  test.each(["<html>Sign in to this network</html>", '{"ok":false}', ""])(
    "takes no %j for a yes, although it comes with 200",
    async (words) => {
      const { outcome } = await send(status(200, {}, words));
      expect(outcome).toMatchObject({ retry: true, status: 200 });
    },
  );

  test("tries again when the answer breaks off", async () => {
    const { outcome } = await send((response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write('{"ok":true', () => response.destroy());
    });
    expect(outcome).toMatchObject({ retry: true });
  });
});

describe("alerts in the house", () => {
  test("are one line of the log, whatever is in them", async () => {
    const lines: string[] = [];
    const text = "one\ntwo\u001B[2J\u202Ethree";
    const outcome = await logNotifier((line) => lines.push(line)).send({ ...alert, text }, never);
    expect(outcome).toEqual({ ok: true });
    expect(lines).toEqual([
      `Alert ${alert.id}, critical: Sign in again · 3 times · one two [2J three · ${alert.link}`,
    ]);
  });

  test("are with the page as soon as they are in the journal", async () => {
    expect(await browserNotifier.send(alert, never)).toEqual({ ok: true });
  });
});
