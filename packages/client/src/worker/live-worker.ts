/**
 * The shared worker: the one stream of a browser. A page's bundler makes it a file, and the page opens it
 * as a module under a name that holds the page's build, so that a tab of yesterday's version has
 * a worker of its own.
 */
import { createClient } from "../call/create-client.ts";
import { createLiveCore } from "../live/live-core.ts";
import { watchPageLife } from "../live/page-life.ts";
import { holdLifeLock } from "./life-lock.ts";
import { servePort } from "./serve-port.ts";

const core = createLiveCore({ client: createClient({ origin: "" }) });
const { locks } = navigator;
const lock = holdLifeLock(locks, "worker").then(({ name }) => name);

globalThis.addEventListener("connect", (event) => {
  if (!(event instanceof MessageEvent)) return;
  for (const port of event.ports) servePort({ core, locks, lock }, port);
});

const nothing = (): void => undefined;
watchPageLife({ wake: () => core.wake(), show: nothing, freeze: nothing, thaw: nothing });
