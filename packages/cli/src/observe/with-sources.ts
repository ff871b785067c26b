import { API } from "@wheelhouse/core";
import type { Client } from "@wheelhouse/client";
import type { Observed } from "@wheelhouse/sources";
import type { Context } from "../command/context.ts";
import { openObservedHere } from "./open-observed-here.ts";
import { serverClient } from "./server-client.ts";
import { soonLooked } from "./soon-looked.ts";

/** What a command asks of the sources and tells them. */
export type SourceCalls = Pick<Observed, "sources" | "addSource" | "removeSource" | "preview">;

/** Calls the sources of a data directory: the server's where one runs, so that it watches at once, else they are opened here. */
export async function withSources<T>(
  context: Context,
  call: (calls: SourceCalls) => Promise<T>,
): Promise<T> {
  const client = await serverClient(context.home);
  if (client) return call(callsOf(client));
  const observed = await openObservedHere(context);
  try {
    await soonLooked(observed);
    return await call(observed);
  } finally {
    await observed.close();
  }
}

function callsOf(client: Client): SourceCalls {
  return {
    sources: () => client.call(API.sources),
    addSource: (body) => client.call(API.addSource, { body }),
    async removeSource(id) {
      await client.call(API.removeSource, { parts: { id }, body: {} });
    },
    preview: (path, kind) =>
      client.call(API.previewSource, { query: { path, ...(kind && { kind }) } }),
  };
}
