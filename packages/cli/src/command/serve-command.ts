import type { Command } from "./command.ts";

/** The command that serves the page and the API. */
export const SERVE_COMMAND: Command = {
  name: "serve",
  summary: "Serve the page and the API, and go on with all open runs",
  details:
    "Listens on 127.0.0.1 only, on port 4747 or the next that is free. The address that it prints lets one browser in, once; " +
    "programs send the token of the file server-key in the data directory. Ctrl-C leaves runs for later.",
  positionals: [],
  options: {
    port: { type: "string", value: "N", summary: "This port and no other; 0 takes any free one" },
    open: { type: "boolean", summary: "Open the page in the browser" },
  },
  examples: ["wheelhouse serve --open", "wheelhouse serve --port 5747"],
  load: () => import("../commands/serve.ts"),
};
