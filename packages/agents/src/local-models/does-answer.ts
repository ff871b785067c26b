import { connect } from "node:net";
import { request } from "node:http";

const LIMIT_MS = 700;

/**
 * Whether somebody answers at an endpoint, whatever it is: asked for its list of models, which makes no
 * model work; under TLS, where who answers cannot be told without its certificate, whether somebody listens.
 * *Contract*: for endpoints on this machine only, since nobody else is asked unasked; no key is sent;
 * never throws; bounded in time.
 */
export function doesAnswer(url: string, timeoutMs = LIMIT_MS): Promise<boolean> {
  if (!URL.canParse(`${url}/models`)) return Promise.resolve(false);
  const target = new URL(`${url}/models`);
  const signal = AbortSignal.timeout(Math.min(timeoutMs, LIMIT_MS));
  const { promise, resolve } = Promise.withResolvers<boolean>();
  if (target.protocol === "https:") {
    const port = Number(target.port || 443);
    const host = target.hostname.replace(/^\[(.*)\]$/, "$1");
    const socket = connect({ port, host, signal }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  } else if (target.protocol === "http:") {
    const asked = request(target, { agent: false, signal }, () => {
      asked.destroy();
      resolve(true);
    });
    asked.on("error", () => resolve(false)).end();
  } else resolve(false);
  return promise;
}
