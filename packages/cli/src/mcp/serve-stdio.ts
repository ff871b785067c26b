import { once } from "node:events";
import { setImmediate as written } from "node:timers/promises";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { askedByClient, createMcpServer } from "@wheelhouse/server";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { version } from "../version.ts";
import { listenForInterruptions } from "../watch/interruptions.ts";
import { openApi, type OwnApi } from "./open-api.ts";

/**
 * Serves our tools to the program at standard input and output, until it is gone. *Contract*: standard output has nothing
 * but messages of the protocol; the data directory is opened with the first call, so that a client that only looks at the
 * list of tools makes nothing; calls that were taken are answered also when the input has ended.
 */
export async function serveStdio(context: Pick<Context, "home" | "io">): Promise<void> {
  const { io } = context;
  const { stdin, stdout, stderr } = io;
  const say = (text: string): void => void stderr.write(`${clean(text)}\n`);
  using interruptions = listenForInterruptions(io);
  const { signal } = interruptions;
  const underWay = new Set<Promise<unknown>>();
  let opened: Promise<OwnApi> | undefined;
  const open = (): Promise<OwnApi> => {
    // What stood in its way may be gone by the next call.
    opened ??= openApi(context, say).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const server = await createMcpServer({
    version: version(),
    api: async (client) => (await open()).as(askedByClient(client)),
    onCall(call) {
      underWay.add(call);
      void call.finally(() => underWay.delete(call));
    },
  });
  const gone = Promise.race([once(stdin, "end", { signal }), once(stdin, "close", { signal })]);
  // Registered before the first byte is read; an interruption ends the wait too.
  const ended = gone.catch(() => undefined);
  await server.connect(new StdioServerTransport(stdin, stdout));
  await ended;
  if (!signal.aborted) await Promise.all(underWay);
  await written();
  await server.close();
  await (await opened)?.[Symbol.asyncDispose]();
}
