import { z } from "zod";
import { stored } from "../../../stored/stored.ts";

/** How wide the file beside the page may be, in pixels. */
export const PEEK = { least: 360, usual: 560, most: 1_000 } as const;

/** How wide a person wants it. */
export const peekWidth = stored(
  "peek-width",
  z.number().min(PEEK.least).max(PEEK.most),
  PEEK.usual,
);
