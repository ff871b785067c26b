import { existsSync } from "node:fs";
import { apiCaller, type ApiCall, createApp, loadSecret } from "@wheelhouse/server";
import type { Context } from "../command/context.ts";
import { watchFlows } from "../flows/watch-flows.ts";
import { journalPath } from "../home/home-paths.ts";
import { takeSeat } from "../host/take-seat.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { watchJournal } from "../reading/watch-journal.ts";
import { deskOf } from "../serve/desk-of.ts";
import { restWhenQuiet } from "../serve/rest-when-quiet.ts";
import { serverDeps } from "../serve/server-deps.ts";
import { serverKeyPath } from "../serve/server-note.ts";
import { wheelOf } from "../serve/wheel-of.ts";
import { drivenApart } from "./driven-apart.ts";

/** The API of a data directory within this process; nobody else reaches it. */
export interface OwnApi extends AsyncDisposable {
  /** The API in the name of somebody. */
  as(by: string): ApiCall;
}

/**
 * Opens the API without a server: the same that `wheelhouse serve` has at its port, over the same journal, with what drives
 * runs in other processes. Throws what opening the data directory throws.
 */
export async function openApi(
  context: Pick<Context, "home" | "io">,
  say: (text: string) => void,
): Promise<OwnApi> {
  const { home } = context;
  await using opening = new AsyncDisposableStack();
  await makeJournal(home);
  const reader = opening.use(await mustOpenReading(home));
  opening.use(watchJournal(home, reader));
  opening.use(restWhenQuiet(reader));
  const files = opening.use(watchFlows(home, say));
  const apart = drivenApart(home);
  const hands = { wheel: wheelOf(context, apart), desk: deskOf(context, apart) };
  const deps = serverDeps(context, hands, reader, {}, files);
  // It has no page and listens to no port.
  const app = await createApp({ ...deps, pages: "", port: () => 0 });
  opening.defer(() => app.close());
  const proof = { authorization: `Bearer ${loadSecret(serverKeyPath(home))}` };
  const open = opening.move();
  return {
    as: (by) =>
      apiCaller({
        fetch: (request) => app.fetch(request, by),
        origin: "http://127.0.0.1:0",
        proof,
      }),
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** Makes sure that there is a journal to read: a host makes one, and this process is it for the moment. */
async function makeJournal(home: string): Promise<void> {
  if (existsSync(journalPath(home))) return;
  const seat = await takeSeat(home, { command: "wheelhouse mcp", serve: false });
  if (seat.kind === "host") await seat.host.close();
}
