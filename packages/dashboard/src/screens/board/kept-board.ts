import { z } from "zod";
import { stored } from "../../stored/stored.ts";

/** The project whose board was looked at last; empty before the first. */
export const keptBoard = stored("board", z.string(), "");
