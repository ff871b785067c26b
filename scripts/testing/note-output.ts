import { appendFileSync, readlinkSync } from "node:fs";
import { outputsFile } from "./run-place.ts";

// Each worker notes where it writes: who holds that after the run is of the run, whatever else it hides.
if (process.platform === "linux")
  appendFileSync(
    outputsFile,
    [1, 2].map((fd) => `${readlinkSync(`/proc/self/fd/${fd}`)}\n`).join(""),
  );
