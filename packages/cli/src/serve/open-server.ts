import { formatAgo, messageOf, oneLine, type RunRow } from "@wheelhouse/core";
import { createApp, launchUrl, listen, USUAL_PORT } from "@wheelhouse/server";
import type { JournalReader } from "@wheelhouse/journal";
import type { Context } from "../command/context.ts";
import type { PortsOver } from "../host/compose-ports.ts";
import { Drive } from "../host/drive.ts";
import { clean } from "../output/clean.ts";
import { tellSignals } from "../inbox/tell-signals.ts";
import { idleRuns } from "../reading/idle-runs.ts";
import { type Observing, readObserving } from "../observe/environment.ts";
import { watchFlows } from "../flows/watch-flows.ts";
import { openSources } from "../observe/open-sources.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { watchJournal } from "../reading/watch-journal.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { listenForInterruptions } from "../watch/interruptions.ts";
import { holdYoung } from "../host/hold-young.ts";
import { restWhenQuiet } from "./rest-when-quiet.ts";
import { handsOf } from "./hands-of.ts";
import { serverDeps } from "./server-deps.ts";
import { writeServerNote } from "./server-note.ts";

/** What is served, and as what. */
export interface ServerWish {
  /** What this process was started as: who finds it as the host is told so, and how to go on after it. */
  readonly command: string;
  /** The only port to take; the usual one or the next that is free when absent. */
  readonly port: number | undefined;
  /** The directory whose files are the page. */
  readonly pages: string;
  /** Ports that are other ones than usual, while this process is the host. */
  readonly over?: PortsOver;
  /** What is observed; what the environment says when absent. */
  readonly observing?: Observing;
  /** Told what happens beside the runs. */
  readonly say: (text: string) => void;
}

/** A server that listens, with the host or the client of one behind it. */
export interface OpenServer extends AsyncDisposable {
  readonly port: number;
  /** An address that lets a browser in, once. */
  readonly url: string;
  /** Open runs that nobody drove when it came, the oldest first. */
  readonly idle: readonly RunRow[];
  readonly drive: Drive;
  readonly reader: JournalReader;
  /** Aborts at the first interruption. */
  readonly signal: AbortSignal;
}

/** Opens a data directory, and serves its page and its API. Throws what opening and listening throw. */
export async function openServer(context: Context, wish: ServerWish): Promise<OpenServer> {
  const { home, io } = context;
  const { command, port, pages, over, say } = wish;
  await using opening = new AsyncDisposableStack();
  opening.use(holdYoung());
  const { signal } = opening.use(listenForInterruptions(io));
  const drive = await Drive.open(home, {
    command,
    by: whoAmI(),
    fires: true,
    tells: true,
    converses: true,
    over,
    onNews(news) {
      if (news.what === "client") say(`Process ${news.holder.pid} is the host here, and drives.`);
      if (news.what === "took-over")
        say(`The host went away; this process goes on with ${news.runs.join(", ") || "nothing"}.`);
      if (news.what === "let-go") say(`Run ${news.run} is not driven here any more: ${news.why}.`);
    },
  });
  opening.defer(() => drive.close());
  const reader = opening.use(await mustOpenReading(home));
  opening.use(watchJournal(home, reader));
  opening.use(restWhenQuiet(reader));
  const observing = wish.observing ?? readObserving(io);
  const sources = opening.use(await openSources(context, { observing, journal: reader, say }));
  if (sources.deps.repositories)
    opening.use(
      tellSignals(
        sources.deps.repositories,
        (repositories) =>
          drive.inbox({ do: "signals", by: whoAmI(), repositories: [...repositories] }),
        (error) => {
          if (!signal.aborted)
            say(`The inbox was not told what repositories want: ${messageOf(error)}`);
        },
      ),
    );
  const files = opening.use(watchFlows(home, say));
  const deps = serverDeps(context, handsOf(context, drive), reader, sources.deps, files);
  const server = await listen((bound) => createApp({ ...deps, pages, port: bound }), { port });
  opening.defer(() => server.close());
  opening.defer(writeServerNote(home, server.port));
  const idle = await idleRuns(home);
  const open = opening.move();
  return {
    port: server.port,
    url: launchUrl(server.port, deps.keys.launchToken()),
    idle,
    drive,
    reader,
    signal,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** What is said of a server at its start: its address, how to get another, and what it goes on with. */
export function serverLines(
  { url, port, idle }: Pick<OpenServer, "url" | "port" | "idle">,
  { again, moved }: { readonly again: string; readonly moved: boolean },
  { bold, dim }: Context["paint"],
): string[] {
  return [
    `${bold("Wheelhouse")}  ${url}`,
    dim(`  The address lets one browser in, once. Another one: ${again}`),
    ...(moved ? [`  Port ${USUAL_PORT} is taken, so this is port ${port}.`] : []),
    ...(idle.length === 0
      ? []
      : [`  Goes on with ${idle.length === 1 ? "one open run" : `${idle.length} open runs`}:`]),
    ...idle.map((row) => {
      const what = clean(oneLine(row.title ?? row.flow ?? "", 60));
      return `    ${row.id}  ${what}, ${row.status} since ${formatAgo(row.updated_at ?? Date.now(), Date.now())}`;
    }),
  ];
}
