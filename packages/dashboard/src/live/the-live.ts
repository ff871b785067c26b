import { createLiveHub, type LiveHub } from "@wheelhouse/client";
import { client } from "../queries/client.ts";

let live: LiveHub | undefined;

/** The stream of this page. There is one for as long as the page is open; it begins with the first call. */
export function theLive(): LiveHub {
  live ??= createLiveHub({ client });
  return live;
}
