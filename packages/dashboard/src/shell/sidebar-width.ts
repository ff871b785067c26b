import { z } from "zod";
import { stored } from "../stored/stored.ts";

/** Whether the sidebar shows only icons. A window that is not wide does so by itself. */
export const isSidebarNarrow = stored("sidebar", z.boolean(), false);
