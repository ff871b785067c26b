import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenOtlp, openOtlp } from "@wheelhouse/sources";
import { onTestFinished } from "vitest";
import type { ListenOptions } from "../listen.ts";
import { loadSecret } from "../security/load-secret.ts";
import { openWorld, type World } from "./open-world.ts";

/** A server that takes OpenTelemetry in, for real. */
export interface OtlpWorld {
  readonly world: World;
  readonly receiver: OpenOtlp;
  readonly token: string;
  /** Sends a body with the token of the ingress, and whatever else is said. */
  readonly send: (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
}

/** Opens such a world in a directory of its own, which goes with the test. */
export async function otlpWorld(options: ListenOptions = {}): Promise<OtlpWorld> {
  const directory = await mkdtemp(join(tmpdir(), "wheelhouse-otlp-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const receiver = await openOtlp({ directory: join(directory, "otlp") });
  onTestFinished(() => receiver.close());
  const token = loadSecret(join(directory, "otlp-key"));
  const environments = ({ endpoint, headers }: { endpoint: string; headers: string }) => ({
    probe: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers },
  });
  const world = await openWorld({ ...options, deps: { otlp: { receiver, token, environments } } });
  return {
    world,
    receiver,
    token,
    send: (path, body, headers = {}) =>
      fetch(`${world.origin}${path}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${token}`,
          ...headers,
        },
        body,
      }),
  };
}
