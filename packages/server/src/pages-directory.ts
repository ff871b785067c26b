import { fileURLToPath } from "node:url";

/** Where the files of the page lie that comes with the server. */
export const PAGES: string = fileURLToPath(new URL("../page", import.meta.url));
