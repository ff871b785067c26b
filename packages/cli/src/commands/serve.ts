import { formatAgo, oneLine, WheelhouseError } from "@wheelhouse/core";
import { createApp, launchUrl, listen, USUAL_PORT } from "@wheelhouse/server";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { Drive } from "../host/drive.ts";
import { clean } from "../output/clean.ts";
import { idleRuns } from "../reading/idle-runs.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { watchJournal } from "../reading/watch-journal.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { openBrowser } from "../serve/open-browser.ts";
import { runningServer } from "../serve/running-server.ts";
import { serverDeps } from "../serve/server-deps.ts";
import { writeServerNote } from "../serve/server-note.ts";
import { listenForInterruptions } from "../watch/interruptions.ts";

/** `wheelhouse serve [--port N] [--open]` */
export async function run(context: Context): Promise<Result> {
  const port = portOf(context.args.text("port"));
  const { home, args, io } = context;
  const running = await runningServer(home);
  if (!running) return { lines: serve(context, port) };
  if (args.flag("open")) openBrowser(running.url, io.env);
  return {
    data: { id: "server", status: "running", ...running },
    view: () =>
      `Process ${running.pid} serves this data directory already.\nOpen it, once, with this address: ${running.url}`,
  };
}

/** What is printed of a server: where it is, once, and then nothing until it ends. */
async function* serve(context: Context, port: number | undefined) {
  const { home, io, args, paint } = context;
  const say = (text: string): void => void io.stderr.write(`${clean(text)}\n`);
  await using ending = new AsyncDisposableStack();
  const { signal } = ending.use(listenForInterruptions(io));
  const drive = await Drive.open(home, {
    command: "wheelhouse serve",
    by: whoAmI(),
    onNews(news) {
      if (news.what === "client") say(`Process ${news.holder.pid} is the host here, and drives.`);
      if (news.what === "took-over")
        say(`The host went away; this process goes on with ${news.runs.join(", ") || "nothing"}.`);
      if (news.what === "let-go") say(`Run ${news.run} is not driven here any more: ${news.why}.`);
    },
  });
  ending.defer(() => drive.close());
  const reader = ending.use(await mustOpenReading(home));
  ending.use(watchJournal(home, reader));
  const deps = serverDeps(context, drive, reader);
  const server = await listen((bound) => createApp({ ...deps, port: bound }), { port });
  ending.defer(() => server.close());
  ending.defer(writeServerNote(home, server.port));
  const url = launchUrl(server.port, deps.keys.launchToken());
  const open = await idleRuns(home);
  const moved = port === undefined && server.port !== USUAL_PORT;
  yield {
    data: {
      id: "server",
      status: "listening",
      port: server.port,
      pid: process.pid,
      url,
      home,
      resumes: open.map(({ id }) => id),
    },
    view: () =>
      [
        `${paint.bold("Wheelhouse")}  ${url}`,
        paint.dim("  The address lets one browser in, once. Another one: wheelhouse serve"),
        ...(moved ? [`  Port ${USUAL_PORT} is taken, so this is port ${server.port}.`] : []),
        ...(open.length === 0
          ? []
          : [`  Goes on with ${open.length === 1 ? "one open run" : `${open.length} open runs`}:`]),
        ...open.map((row) => {
          const what = clean(oneLine(row.title ?? row.flow ?? "", 60));
          return `    ${row.id}  ${what}, ${row.status} since ${formatAgo(row.updated_at ?? Date.now(), Date.now())}`;
        }),
      ].join("\n"),
  };
  if (args.flag("open")) openBrowser(url, io.env);
  for (const { id } of open) {
    // One run that cannot go on stops neither the others nor the server.
    await drive
      .resume(id)
      .catch((error: unknown) => say(`Run ${id} cannot go on: ${String(error)}`));
  }
  await Promise.race([aborted(signal), drive.broken]);
  const left = await drive.driving().catch(() => []);
  if (left.length > 0 && (await drive.holder()) === undefined)
    say(`Left for later: ${left.join(", ")}. Go on with them: wheelhouse serve`);
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port;
  throw new WheelhouseError("usage", `--port ${JSON.stringify(text)} is no port.`, {
    hint: "It is a number up to 65535; 0 takes any free one.",
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}
