import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAlertSettings, writeAlertSettings } from "../alerts/alert-files.ts";
import { alertSettingsPath } from "../home/home-paths.ts";
import { checkAlerts } from "./check-alerts.ts";

test("doctor warns of alerts that cannot be sent for want of a secret, and of settings that are torn", () => {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-alerts-"));
  const check = (env: Record<string, string>) => {
    const { stdin, stdout, stderr } = process;
    return checkAlerts({ home, io: { stdin, stdout, stderr, env, cwd: "/" } });
  };
  expect(check({})).toMatchObject({ status: "ok", detail: "browser, log" });
  const webhook = { url: "http://127.0.0.1/", secretEnv: "MY_HOOK" };
  writeAlertSettings(home, { ...readAlertSettings(home), webhook });
  expect(check({})).toMatchObject({
    status: "warn",
    hint: "MY_HOOK is not set. Keep it: wheelhouse alerts secret MY_HOOK",
  });
  expect(check({ MY_HOOK: "s3cret" })).toEqual({
    id: "alerts",
    group: "home",
    title: "Alerts",
    status: "ok",
    detail: "browser, log, webhook",
  });
  writeFileSync(alertSettingsPath(home), "{");
  expect(check({})).toMatchObject({ status: "warn", hint: expect.stringContaining("Mend it") });
});
