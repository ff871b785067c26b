import type { Context } from "../../command/context.ts";
import { readObserving } from "../../observe/environment.ts";
import { keepServing, resumeIdle } from "../../serve/keep-serving.ts";
import { openServer, serverLines } from "../../serve/open-server.ts";
import type { IssuesGround } from "./issues-ground.ts";

/** What is served, and how. */
interface IssuesWish {
  readonly ground: IssuesGround;
  readonly port: number | undefined;
  readonly pages: string;
  readonly say: (text: string) => void;
  /** Takes away what was made for it. */
  readonly remove: () => void;
}

/** Serves the page of the sample project, so that a person starts the issue, approves and accepts themselves. */
export async function* serveIssues(context: Context, wish: IssuesWish) {
  const { home, io, paint } = context;
  const { ground, port, pages, say, remove } = wish;
  const { project, fleeting } = ground;
  const again = `wheelhouse demo issues --serve --home ${home}`;
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
    const address = `http://127.0.0.1:${server.port}/projects/${project.id}/issues/1`;
    yield {
      data: {
        id: "server",
        status: "listening",
        port: server.port,
        pid: process.pid,
        url: server.url,
        home,
        project: project.path,
        issue: address,
      },
      view: () =>
        [
          ...serverLines({ ...server, idle: [] }, { again, moved: false }, paint),
          "",
          `Issue #1 waits for you on the page: ${address}`,
          "Start it, approve its plan, look at its changes, and accept them. No model is called: the agents play a transcript.",
          "",
          "The same in another terminal:",
          `  export WHEELHOUSE_HOME=${home}`,
          `  cd ${project.path}`,
          "  wheelhouse issue start 1",
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
    remove();
  }
}
