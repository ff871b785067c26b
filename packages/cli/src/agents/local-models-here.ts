import { findLocalModels, type LocalEndpoint } from "@wheelhouse/agents";
import type { Io } from "../command/context.ts";

/** Where Ollama listens for whom it is told to: this machine, or everybody. */
const HERE = /^(?:https?:\/\/)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])?:(\d{1,5})\/?$/;

/** The local models that answer now. Ollama's own variable is heeded, so that it is found where its user has put it. */
export function localModelsHere(env: Io["env"]): Promise<LocalEndpoint[]> {
  const port = Number(HERE.exec(env["OLLAMA_HOST"] ?? "")?.[1] ?? 0);
  return findLocalModels(port > 0 && port < 65_536 ? { ports: { ollama: port } } : {});
}
