import { connectLiveHub, type LiveHub } from "@wheelhouse/client";
// oxlint-disable-next-line import/default -- the bundler makes this module, and its default is the worker
import LiveWorker from "@wheelhouse/client/live-worker?sharedworker";
import { client } from "../queries/client.ts";

/** The file that this is in has the build's hash in its name, so that tabs of two builds never share a worker. */
const NAME = `wheelhouse ${import.meta.url}`;

let live: LiveHub | undefined;

/** The stream of this page, which all tabs share. It begins with the first call, and lasts as long as the page. */
export function theLive(): LiveHub {
  live ??= connectLiveHub({ client, worker: () => new LiveWorker({ name: NAME }) });
  return live;
}
