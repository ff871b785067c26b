import { request as plain } from "node:http";
import { request as secure } from "node:https";

const LIMIT_MS = 700;

/**
 * Whether somebody answers at an endpoint, whatever it is: asked for its list of models, which makes no
 * model work. *Contract*: for endpoints on this machine only, since nobody else is asked unasked; no
 * key is sent; never throws; bounded in time.
 */
export function doesAnswer(url: string, timeoutMs = LIMIT_MS): Promise<boolean> {
  if (!URL.canParse(`${url}/models`)) return Promise.resolve(false);
  const target = new URL(`${url}/models`);
  if (!/^https?:$/.test(target.protocol)) return Promise.resolve(false);
  const request = target.protocol === "https:" ? secure : plain;
  const signal = AbortSignal.timeout(Math.min(timeoutMs, LIMIT_MS));
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const asked = request(target, { agent: false, signal, rejectUnauthorized: false }, () => {
    asked.destroy();
    resolve(true);
  });
  asked.on("error", () => resolve(false)).end();
  return promise;
}
