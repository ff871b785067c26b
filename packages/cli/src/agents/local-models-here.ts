import {
  findLocalModels,
  LOCAL_KINDS,
  type LocalEndpoint,
  type LocalKind,
} from "@wheelhouse/agents";
import { WheelhouseError } from "@wheelhouse/core";
import type { Io } from "../command/context.ts";

/** Where Ollama listens for whom it is told to: this machine, or everybody. */
const HERE = /^(?:https?:\/\/)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])?:(\d{1,5})\/?$/;
const MOST_PORT = 65_535;
type Ports = Partial<Record<LocalKind, number>>;

/**
 * The local models that answer now: at the usual ports, where Ollama's own variable puts it, or where
 * `WHEELHOUSE_LOCAL_PORTS` says, such as `ollama=11500,vllm=0`; 0 looks for none, and `none` for
 * nothing at all. Throws `usage` when that cannot be understood.
 */
export async function localModelsHere(env: Io["env"]): Promise<LocalEndpoint[]> {
  // Whoever asks while they are being looked for gets the same answer.
  looking ??= findLocalModels({ ports: portsIn(env) }).finally(() => {
    looking = undefined;
  });
  return looking;
}

let looking: Promise<LocalEndpoint[]> | undefined;

/** The ports that the environment names. Pure. */
export function portsIn(env: Io["env"]): Ports {
  const ollama = Number(HERE.exec(env["OLLAMA_HOST"] ?? "")?.[1] ?? 0);
  const ports: Ports = ollama > 0 && ollama <= MOST_PORT ? { ollama } : {};
  const said = env["WHEELHOUSE_LOCAL_PORTS"] ?? "";
  if (said === "none") return Object.fromEntries(LOCAL_KINDS.map((kind) => [kind, 0]));
  for (const pair of said.split(",").filter((each) => each.trim() !== "")) {
    const [name = "", port = ""] = pair.trim().split("=");
    const kind = LOCAL_KINDS.find((each) => each === name);
    if (!kind || !/^\d{1,5}$/.test(port) || Number(port) > MOST_PORT)
      throw new WheelhouseError("usage", `WHEELHOUSE_LOCAL_PORTS has ${JSON.stringify(pair)}.`, {
        hint: `Write it as none, or as a list such as ollama=11434; there are ${LOCAL_KINDS.join(", ")}.`,
      });
    ports[kind] = Number(port);
  }
  return ports;
}
