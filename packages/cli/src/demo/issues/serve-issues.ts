import { fileURLToPath } from "node:url";
import type { Context } from "../../command/context.ts";
import { readObserving } from "../../observe/environment.ts";
import { keepServing, resumeIdle } from "../../serve/keep-serving.ts";
import { openServer, serverLines } from "../../serve/open-server.ts";
import type { IssuesGround } from "./issues-ground.ts";

const BINARY = fileURLToPath(new URL("../../../bin/wheelhouse.js", import.meta.url));

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
    const url = new URL(`/projects/${project.id}/issues/1`, server.url);
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
          "Issue #1 waits there for you: start it, approve its plan, look at its changes, accept them.",
          "No model is called: the agents play a transcript. The repository, its failing test and the branch are real.",
          "",
          "The same in another terminal:",
          // Who was started without being installed cannot be called by name elsewhere.
          ...(io.env["npm_command"] === "exec" ? [`  alias wheelhouse=${BINARY}`] : []),
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
