import { createClient } from "@wheelhouse/client";

/** The server that this page came from. The browser's cookie lets it in. */
export const client = createClient({ origin: "" });
