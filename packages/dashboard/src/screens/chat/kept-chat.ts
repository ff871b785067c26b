import { MAIN_THREAD } from "@wheelhouse/core";
import { z } from "zod";
import { stored } from "../../stored/stored.ts";

/** The thread that was looked at last, and its project; both empty before the first. */
export const keptChat = stored("chat", z.object({ project: z.string(), thread: z.string() }), {
  project: "",
  thread: MAIN_THREAD,
});
