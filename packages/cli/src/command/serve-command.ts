import type { Command, OptionSpec } from "./command.ts";

const PORT: OptionSpec = {
  type: "string",
  value: "N",
  summary: "This port and no other; 0 takes any free one",
};

/** The commands that serve the page and the API. */
export const SERVE_COMMANDS: readonly Command[] = [
  {
    name: "start",
    summary: "Open the page; review this repository first, if nothing was ever run",
    details:
      "What `npm start` calls in a clone: builds the page if it needs to be, serves it, opens the browser where there is one, and goes on " +
      "with all open runs. The first review is by scout, which calls no model. Ctrl-C leaves runs for later.",
    positionals: [],
    options: { port: PORT },
    examples: ["wheelhouse start", "wheelhouse start --port 5747"],
    load: () => import("../commands/start.ts"),
  },
  {
    name: "serve",
    summary: "Serve the page and the API, and go on with all open runs",
    details:
      "Listens on 127.0.0.1 only, on port 4747 or the next that is free. The address that it prints lets one browser in, once; " +
      "programs send the token of the file server-key in the data directory. Ctrl-C leaves runs for later.",
    positionals: [],
    options: {
      port: PORT,
      open: { type: "boolean", summary: "Open the page in the browser" },
    },
    examples: ["wheelhouse serve --open", "wheelhouse serve --port 5747"],
    load: () => import("../commands/serve.ts"),
  },
  {
    name: "mcp",
    summary:
      "Serve runs, reports, requests, issues and the inbox to other agents and editors, by MCP",
    details:
      "Speaks the Model Context Protocol on standard input and output, for the client that starts it; the project is the repository that it " +
      "stands in. What it starts goes on when the client is gone. A server (`wheelhouse serve`) has the same tools at /mcp. How to add it to a client: docs/mcp.md.",
    positionals: [],
    options: {},
    examples: ["wheelhouse mcp"],
    load: () => import("../commands/mcp.ts"),
  },
];
