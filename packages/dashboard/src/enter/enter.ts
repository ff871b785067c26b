import { createClient } from "@wheelhouse/client";
import { API, isWheelhouseError } from "@wheelhouse/core";
import { client } from "../queries/client.ts";

/**
 * What it is answered counts also when the page is left or loaded anew meanwhile: a token that the server took while its
 * cookie got lost would keep the browser outside.
 */
const outliving = createClient({
  origin: "",
  fetch: (input, init) => fetch(input, { ...init, keepalive: true }),
});

/** Whether this browser may come in: it may, it may not, or nobody answers. */
export type Entry = "in" | "denied" | "gone";

/** The token of the address, until the server has taken or refused it. */
let token: string | undefined;

/**
 * Turns the one-time token of the address into a cookie, and forgets it. It stands in the fragment, which browsers do
 * not send, so that it is in no log and in no Referer. The address loses it at once; here it is kept while nobody
 * answers, so that asking again can still use it.
 */
export async function enter(): Promise<Entry> {
  const given = new URLSearchParams(location.hash.slice(1)).get("t");
  if (given !== null) {
    token = given;
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  try {
    if (token !== undefined) {
      // A token that was used is no reason to stay out: this browser may have its cookie from then.
      await outliving.call(API.openSession, { body: { token } }).catch(unlessDenied);
      token = undefined;
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
