import { API, isWheelhouseError } from "@wheelhouse/core";
import { client } from "../queries/client.ts";

/** Whether this browser may come in: it may, it may not, or nobody answers. */
export type Entry = "in" | "denied" | "gone";

/**
 * Turns the one-time token of the address into a cookie, and forgets it. It stands in the fragment, which browsers do
 * not send, so that it is in no log and in no Referer.
 */
export async function enter(): Promise<Entry> {
  const token = new URLSearchParams(location.hash.slice(1)).get("t");
  try {
    if (token !== null) {
      history.replaceState(history.state, "", location.pathname + location.search);
      // A token that was used is no reason to stay out: this browser may have its cookie from then.
      await client.call(API.openSession, { body: { token } }).catch(unlessDenied);
    }
    await client.call(API.health);
    return "in";
  } catch (error) {
    return isWheelhouseError(error) && error.code === "access.denied" ? "denied" : "gone";
  }
}

function unlessDenied(error: unknown): void {
  if (!isWheelhouseError(error) || error.code !== "access.denied") throw error;
}
