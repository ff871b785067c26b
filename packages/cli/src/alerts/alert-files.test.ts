import { chmodSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { alertSecretsPath, alertSettingsPath } from "../home/home-paths.ts";
import { keepSecret, readAlertSettings, secretNamed, writeAlertSettings } from "./alert-files.ts";
import { alertsWith, alertsWithout } from "./change-alerts.ts";

function newHome(): string {
  return mkdtempSync(join(tmpdir(), "wheelhouse-alerts-"));
}

const none = { text: () => undefined };

describe("how a person is reached", () => {
  test("is by the page and the log before they have said anything", () => {
    expect(readAlertSettings(newHome())).toEqual({ browser: true, log: true });
  });

  test("is kept as it was said, and each part can be taken back", () => {
    const home = newHome();
    const zoned = { text: (name: string) => (name === "zone" ? "Europe/Berlin" : undefined) };
    let settings = readAlertSettings(home);
    settings = alertsWith(settings, "webhook", "https://example.com/hook", none);
    settings = alertsWith(settings, "telegram", "@my_channel", none);
    settings = alertsWith(settings, "quiet", "22:00-07:00", zoned);
    writeAlertSettings(home, alertsWithout(settings, "browser"));
    expect(readAlertSettings(home)).toEqual({
      browser: false,
      log: true,
      webhook: { url: "https://example.com/hook", secretEnv: "WHEELHOUSE_WEBHOOK_SECRET" },
      telegram: { chatId: "@my_channel", tokenEnv: "WHEELHOUSE_TELEGRAM_TOKEN" },
      quiet: { from: "22:00", to: "07:00", zone: "Europe/Berlin" },
    });
    expect(alertsWithout(settings, "quiet").quiet).toBeUndefined();
    expect(alertsWithout(settings, "telegram")).not.toHaveProperty("telegram");
  });

  test("keeps the name of a secret when only the address is changed", () => {
    const named = { text: (name: string) => (name === "secret-env" ? "MY_HOOK" : undefined) };
    const before = alertsWith(readAlertSettings(newHome()), "webhook", "http://a", named);
    expect(alertsWith(before, "webhook", "http://b", none).webhook?.secretEnv).toBe("MY_HOOK");
  });

  test.each(["{", "[]", '{"webhook":{"url":"file:///etc"}}', '{"fax":true}'])(
    "is never taken for nothing where its file is %j",
    (text) => {
      const home = newHome();
      writeFileSync(alertSettingsPath(home), text);
      expect(() => readAlertSettings(home)).toThrow("cannot be understood");
    },
  );
});

describe("a secret", () => {
  test("comes from the environment before the file, and from a file that only its owner reads", () => {
    const home = newHome();
    expect(secretNamed({ home, env: {} }, "BOT")).toBeUndefined();
    keepSecret(home, "BOT", "kept");
    keepSecret(home, "HOOK", "other");
    expect(statSync(alertSecretsPath(home)).mode & 0o777).toBe(0o600);
    expect(secretNamed({ home, env: {} }, "BOT")).toEqual({ value: "kept", place: "file" });
    const given = { value: "given", place: "environment" };
    expect(secretNamed({ home, env: { BOT: "given" } }, "BOT")).toEqual(given);
    expect(secretNamed({ home, env: {} }, "constructor")).toBeUndefined();
    keepSecret(home, "BOT", "");
    expect(secretNamed({ home, env: {} }, "BOT")).toBeUndefined();
    expect(secretNamed({ home, env: {} }, "HOOK")?.value).toBe("other");
  });

  test("is not taken from a file that others can read", () => {
    const home = newHome();
    keepSecret(home, "BOT", "kept");
    chmodSync(alertSecretsPath(home), 0o640);
    expect(() => secretNamed({ home, env: {} }, "BOT")).toThrow("Others can read");
  });
});
