import { fileURLToPath } from "node:url";
import type { Context } from "../../command/context.ts";
import { readObserving } from "../../observe/environment.ts";
import { keepServing, resumeIdle } from "../../serve/keep-serving.ts";
import { openServer, serverLines } from "../../serve/open-server.ts";
import { type DemoGround, removeGround } from "./demo-ground.ts";

const BINARY = fileURLToPath(new URL("../../../bin/wheelhouse.js", import.meta.url));

/** What is served, and how. */
export interface ServeWish {
  /** How the demonstration is called: `wheelhouse demo NAME`. */
  readonly name: string;
  readonly ground: DemoGround;
  readonly port: number | undefined;
  readonly pages: string;
  readonly say: (text: string) => void;
  /** Where the page is opened. */
  readonly path: string;
  /** What waits there, a line each. */
  readonly words: readonly string[];
  /** What may be done in another terminal. */
  readonly commands: readonly string[];
  /** Called once it listens, before its address is said. */
  readonly ready?: (() => Promise<void>) | undefined;
}

/** Serves the page of a sample project, so that a person does the rest themselves. What was made for it goes with it. */
export async function* serveGround(context: Context, wish: ServeWish) {
  const { home, io, paint } = context;
  const { name, ground, port, pages, say, path, words, commands, ready } = wish;
  const { project, fleeting } = ground;
  const again = `wheelhouse demo ${name} --serve --home ${home}`;
  // Nothing of whoever looks at it is read: the sample project alone is observed.
  const observing = {
    ...readObserving(io),
    stateDirectories: [],
    sessions: [],
    repositories: [project.path],
  };
  try {
    await using server = await openServer(context, { command: again, port, pages, observing, say });
    await resumeIdle(server, say);
    await ready?.();
    const url = new URL(path, server.url);
    url.hash = new URL(server.url).hash;
    yield {
      data: {
        id: "server",
        status: "listening",
        port: server.port,
        pid: process.pid,
        url: url.href,
        home,
        project: project.path,
      },
      view: () =>
        [
          ...serverLines(
            { port: server.port, url: url.href, idle: [] },
            { again, moved: false },
            paint,
          ),
          "",
          ...words,
          "",
          "The same in another terminal:",
          // Who was started without being installed cannot be called by name elsewhere.
          ...(io.env["npm_command"] === "exec" ? [`  alias wheelhouse=${BINARY}`] : []),
          `  export WHEELHOUSE_HOME=${home}`,
          `  cd ${project.path}`,
          ...commands.map((command) => `  ${command}`),
        ].join("\n"),
    };
    say(
      fleeting === undefined
        ? "\nCtrl-C ends it."
        : "\nCtrl-C ends it, and removes what was made for it.",
    );
    // What is removed is left for nobody.
    await keepServing(server, { again, say: fleeting === undefined ? say : () => undefined });
  } finally {
    removeGround(ground);
  }
}
