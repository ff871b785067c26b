import { USUAL_PORT } from "@wheelhouse/server";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { ensurePage } from "../page/ensure-page.ts";
import { keepServing, resumeIdle } from "../serve/keep-serving.ts";
import { openBrowser, untilGone } from "../serve/open-browser.ts";
import { openServer, serverLines } from "../serve/open-server.ts";
import { portOf } from "../serve/port-of.ts";
import { runningServer } from "../serve/running-server.ts";
import { startFirstReview } from "../start/first-review.ts";
import { hasDisplay } from "../start/has-display.ts";
import { reviewText, watchFirst } from "../start/watch-first.ts";

/** `wheelhouse start [--port N]`, which is what `npm start` calls. */
export async function run(context: Context): Promise<Result> {
  const { home, args, io } = context;
  const port = portOf(args.text("port"));
  const running = await runningServer(home);
  if (!running) return { lines: serve(context, port) };
  const opened = hasDisplay(io) ? openBrowser(running.url, { home, env: io.env }) : undefined;
  return {
    data: { id: "server", status: "running", ...running },
    view: () =>
      `Wheelhouse is running already, in process ${running.pid}.\nOpen it, once, with this address: ${running.url}`,
    afterwards: async () => untilGone(opened, io),
  };
}

async function* serve(context: Context, port: number | undefined) {
  const { home, io, json, paint } = context;
  const byNpm = io.env["npm_lifecycle_event"] === "start";
  const again = byNpm ? "npm start" : "wheelhouse start";
  const say = (text: string): void => void io.stderr.write(`${clean(text)}\n`);
  const pages = await ensurePage({ say, freshen: true });
  await using server = await openServer(context, { command: again, port, pages, say });
  const moved = port === undefined && server.port !== USUAL_PORT;
  yield {
    data: {
      id: "server",
      status: "listening",
      port: server.port,
      pid: process.pid,
      url: server.url,
      home,
      resumes: server.idle.map(({ id }) => id),
    },
    view: () => serverLines(server, { again, moved }, paint).join("\n"),
  };
  using _opened = hasDisplay(io) ? openBrowser(server.url, { home, env: io.env }) : undefined;
  await resumeIdle(server, say);
  const first = await startFirstReview(context, server);
  if (first.run !== undefined) {
    const { run, path } = first;
    yield { data: { id: run, status: "running" }, view: () => `\n${reviewText(path)}` };
    const program = byNpm ? "npx wheelhouse" : "wheelhouse";
    const ended = await watchFirst(context, server, { run, program });
    if (ended !== undefined) yield { data: { id: run, status: "ended" }, view: () => `\n${ended}` };
  } else if (first.lacks !== undefined) say(`\n${first.lacks}`);
  if (!json && !server.signal.aborted) say("\nCtrl-C ends it.");
  await keepServing(server, { again, say });
}
