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

const AGAIN = "wheelhouse serve";

/** `wheelhouse serve [--port N] [--open]` */
export async function run(context: Context): Promise<Result> {
  const port = portOf(context.args.text("port"));
  const { home, args, io } = context;
  const running = await runningServer(home);
  if (!running) return { lines: serve(context, port) };
  const opened = args.flag("open") ? openBrowser(running.url, { home, env: io.env }) : undefined;
  return {
    data: { id: "server", status: "running", ...running },
    view: () =>
      `Process ${running.pid} serves this data directory already.\nOpen it, once, with this address: ${running.url}`,
    afterwards: async () => untilGone(opened, io),
  };
}

/** What is printed of a server: where it is, once, and then nothing until it ends. */
async function* serve(context: Context, port: number | undefined) {
  const { home, io, args, paint } = context;
  const say = (text: string): void => void io.stderr.write(`${clean(text)}\n`);
  const pages = await ensurePage({ say, freshen: false });
  await using server = await openServer(context, { command: AGAIN, port, pages, say });
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
    view: () => serverLines(server, { again: AGAIN, moved }, paint).join("\n"),
  };
  using _opened = args.flag("open") ? openBrowser(server.url, { home, env: io.env }) : undefined;
  await resumeIdle(server, say);
  await keepServing(server, { again: AGAIN, say });
}
