import { fileURLToPath } from "node:url";

/** The directory of a page of two files, for tests of the server. */
export const TEST_PAGE: string = fileURLToPath(new URL("page", import.meta.url));
