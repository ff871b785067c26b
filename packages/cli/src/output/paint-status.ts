import type { ShownStatus } from "@wheelhouse/core";
import type { Paint } from "./paint.ts";

/** The status of a run in its colour. */
export function paintStatus(status: ShownStatus, paint: Paint): string {
  switch (status) {
    case "completed":
      return paint.green(status);
    case "failed":
      return paint.red(status);
    case "waiting":
    case "paused":
    case "interrupted":
      return paint.yellow(status);
    case "running":
      return paint.cyan(status);
    case "queued":
    case "cancelled":
      return paint.dim(status);
    default:
      return status satisfies never;
  }
}
