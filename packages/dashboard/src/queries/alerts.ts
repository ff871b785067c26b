import { API } from "@wheelhouse/core";
import { queryOptions } from "@tanstack/react-query";
import { client } from "./client.ts";

/** How people are reached outside of the page. */
export const alertChannelsQuery = queryOptions({
  queryKey: ["alert-channels"],
  queryFn: ({ signal }) => client.call(API.alertChannels, { signal }),
});
