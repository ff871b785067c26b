import { getJson } from "./get-json.ts";
import { LOCAL_KINDS, type LocalEndpoint, type LocalKind } from "./local-endpoint.ts";
import { SERVERS } from "./servers.ts";

/** Where and how long local models are looked for. */
export interface FindOptions {
  /** Other ports than the usual ones; 0 looks for none. */
  readonly ports?: Readonly<Partial<Record<LocalKind, number>>> | undefined;
  /** Longest time for the whole of it, in milliseconds; at most, and when absent, 700. */
  readonly timeoutMs?: number | undefined;
}

const LIMIT_MS = 700;
/** The loopback addresses, the usual one first. A server may listen on one of them only. */
const HOSTS = ["127.0.0.1", "[::1]"] as const;

/**
 * The servers of local models that answer on this machine's own addresses, at the ports they usually
 * have. *Contract*: only GETs are sent, none of which makes a model work; never throws; bounded in time
 * whatever listens there.
 */
export async function findLocalModels({
  ports = {},
  timeoutMs = LIMIT_MS,
}: FindOptions = {}): Promise<LocalEndpoint[]> {
  const signal = AbortSignal.timeout(Math.min(timeoutMs, LIMIT_MS));
  const found = await Promise.all(
    LOCAL_KINDS.map((kind) => look(kind, ports[kind] ?? SERVERS[kind].port, signal)),
  );
  return found.filter((each) => each !== undefined);
}

async function look(
  kind: LocalKind,
  port: number,
  signal: AbortSignal,
): Promise<LocalEndpoint | undefined> {
  if (port === 0) return undefined;
  const answers = await Promise.all(
    HOSTS.map(async (host) => {
      const root = `http://${host}:${port}`;
      const models = await SERVERS[kind].models((path) => getJson(new URL(path, root), signal));
      return models && { kind, url: `${root}/v1`, models };
    }),
  );
  return answers.find((each) => each !== undefined);
}
