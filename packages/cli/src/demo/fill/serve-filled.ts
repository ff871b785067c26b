import type { Context } from "../../command/context.ts";
import { keepServing, resumeIdle } from "../../serve/keep-serving.ts";
import { type Observing, readObserving } from "../../observe/environment.ts";
import { openServer, serverLines } from "../../serve/open-server.ts";
import { type Filled, sampleProjects } from "./fill-home.ts";
import { sampleSources } from "./make-observed.ts";
import { requestOfScene } from "./play-scene.ts";
import { samplePorts } from "./sample-ports.ts";
import { INTERRUPTED, LIVE } from "./scenes.ts";

/** What is served, and how. */
interface FilledWish {
  readonly filled: Filled;
  readonly port: number | undefined;
  readonly pages: string;
  readonly say: (text: string) => void;
}

/**
 * Serves the sample runs with one more that is live. Runs that wait are driven, so that an answer
 * moves them; the one that shows an interruption stays interrupted until somebody goes on with it.
 */
export async function* serveFilled(context: Context, { filled, port, pages, say }: FilledWish) {
  const { home, paint } = context;
  const again = `wheelhouse demo --fill --serve --home ${home}`;
  const over = samplePorts(home);
  const observing = sampleObserving(home, readObserving(context.io));
  await using server = await openServer(context, {
    command: again,
    port,
    pages,
    over,
    observing,
    say,
  });
  const stays = new Set(
    filled.runs.filter(({ shows }) => shows === INTERRUPTED).map(({ id }) => id),
  );
  await resumeIdle({ ...server, idle: server.idle.filter(({ id }) => !stays.has(id)) }, say);
  const known = new Set(filled.runs.map(({ id }) => id));
  // One that was live when it was served before goes on, and is enough.
  const before = server.idle.find(({ id }) => !known.has(id));
  const request = requestOfScene(LIVE, sampleProjects(home));
  const run = before?.id ?? (await server.drive.start(request)).run;
  yield {
    data: {
      id: "server",
      status: "listening",
      port: server.port,
      pid: process.pid,
      url: server.url,
      home,
      runs: filled.runs,
      live: run,
    },
    view: () =>
      [
        ...serverLines({ ...server, idle: [] }, { again, moved: false }, paint),
        `  ${filled.runs.length} sample runs, and ${run} is live for some minutes. Data: ${home}`,
      ].join("\n"),
  };
  await keepServing(server, { again, say });
}

/** The demonstration observes its own samples alone: nothing of whoever looks at it is read. */
function sampleObserving(home: string, usual: Observing): Observing {
  const { stateDirectory, sessions } = sampleSources(home);
  const repositories = [sampleProjects(home)];
  return { ...usual, stateDirectories: [stateDirectory], sessions: [sessions], repositories };
}
