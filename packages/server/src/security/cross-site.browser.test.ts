import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openBrowser } from "../testing/browser.ts";
import { makeRun } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";

const START = '{"project_id":"orders","flow_name":"ask","input":{"question":"?"}}';

/** What a foreign page may try, as its own text: nothing of ours is in its language. Reads by every way there is. */
const READ = `async (origin) => {
  const tried = {};
  for (const mode of ["cors", "no-cors"])
    for (const path of ["/api/runs", "/api/health", "/api/stream?topics=runs"])
      tried[mode + " " + path] = await fetch(origin + path, { mode, credentials: "include" }).then(
        async (response) => (await response.text()) || "nothing",
        () => "nothing",
      );
  const settled = (source, good) =>
    new Promise((resolve) => {
      source.addEventListener(good, () => resolve(good));
      source.addEventListener("error", () => resolve("nothing"));
    });
  const script = Object.assign(document.createElement("script"), { src: origin + "/api/runs" });
  document.head.append(script);
  tried.script = await settled(script, "load");
  const stream = origin + "/api/stream?topics=runs";
  tried.events = await settled(new EventSource(stream, { withCredentials: true }), "open");
  tried.socket = await settled(new WebSocket(stream.replace("http", "ws")), "open");
  return tried;
}`;
/** Posts with every type that needs no leave, and with the one that does. */
const POST = `async (origin, body) => {
  const types = ["text/plain", "application/json", "application/x-www-form-urlencoded"];
  for (const path of ["/api/runs", "/api/runs/r/cancel", "/api/settings", "/api/projects"])
    for (const type of types)
      for (const mode of ["cors", "no-cors"])
        await fetch(origin + path, {
          method: "POST",
          mode,
          credentials: "include",
          headers: { "content-type": type },
          body,
        }).catch(() => undefined);
}`;
/** A form whose text is the very JSON. */
const FORM = `(origin, body) => {
  const form = document.createElement("form");
  Object.assign(form, { action: origin + "/api/runs", method: "POST", enctype: "text/plain" });
  const [name, value] = [body.slice(0, -1), '"}'];
  form.append(Object.assign(document.createElement("input"), { name, value }));
  document.body.append(form);
  form.submit();
}`;
/** A page that may not be framed is replaced by one of the browser's own, which nobody reads. */
const FRAME = `(origin) => new Promise((resolve) => {
  const frame = Object.assign(document.createElement("iframe"), { src: origin });
  frame.addEventListener("load", () => {
    try {
      resolve(frame.contentWindow.document.title);
    } catch {
      resolve("unreadable");
    }
  });
  document.body.append(frame);
})`;

/** A page of somebody else on another port of this machine; browsers send it our cookies. */
async function openForeignSite(): Promise<string> {
  const site = createServer((_, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>Evil</title>");
  });
  onTestFinished(() => void site.close());
  const { promise, resolve } = Promise.withResolvers<void>();
  site.listen(0, "127.0.0.1", () => resolve());
  await promise;
  const address = site.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

/** A browser with a tab of ours, whose cookie holds, and one of the other site. */
async function twoTabs(world: World) {
  const context = await (await openBrowser()).newContext();
  const own = await context.newPage();
  await own.goto(world.origin);
  const token = world.keys.launchToken();
  const entered = await own.evaluate(
    async (body) =>
      (
        await fetch("/api/session", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
        })
      ).status,
    JSON.stringify({ token }),
  );
  expect(entered).toBe(200);
  expect(await own.evaluate(async () => (await fetch("/api/runs")).status)).toBe(200);
  const foreign = await context.newPage();
  await foreign.goto(await openForeignSite());
  return { own, foreign };
}

describe("http-api 6.2: a page of another port, in the browser of somebody who is in", () => {
  test("6.2: reads nothing, by any way that a browser has", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "secret-run");
    const { foreign } = await twoTabs(world);
    const read = z
      .record(z.string(), z.string())
      .parse(await foreign.evaluate(`(${READ})(${JSON.stringify(world.origin)})`));
    expect(Object.keys(read)).toHaveLength(9);
    expect(new Set(Object.values(read))).toEqual(new Set(["nothing"]));
    expect(JSON.stringify(read)).not.toContain("secret-run");
  });

  test("6.2: starts, stops and changes nothing, by script or by form", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const before = await world.journal.watermark();
    const { foreign } = await twoTabs(world);
    await foreign.evaluate(`(${POST})(${JSON.stringify(world.origin)}, ${JSON.stringify(START)})`);
    await Promise.all([
      foreign.waitForURL(`${world.origin}/api/runs`),
      foreign.evaluate(`(${FORM})(${JSON.stringify(world.origin)}, ${JSON.stringify(START)})`),
    ]);
    expect(await foreign.textContent("body")).toMatch(/access\.foreign|body\.type/);
    expect(await world.journal.watermark()).toBe(before);
    expect(await world.journal.streams("run/")).toEqual(["run/r"]);
  });

  test("6.4: cannot show it in a frame", async () => {
    const world = await openWorld();
    const { foreign } = await twoTabs(world);
    const shown = await foreign.evaluate(`(${FRAME})(${JSON.stringify(world.origin)})`);
    expect(shown).toBe("unreadable");
    const framed = foreign.frames().find((frame) => frame.url().startsWith(world.origin));
    expect(framed).toBeUndefined();
  });
});
