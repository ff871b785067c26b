/** Observes a directory of run logs until it is killed; says `changed` for each change, and `read` once all is read. */
import { RUN_LOG } from "@wheelhouse/core";
import { openObserved } from "../open-observed.ts";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";

const [, , root = "", dataDir = ""] = process.argv;
const observed = await openObserved({
  dataDir,
  formats: [RUN_LOG_FORMAT],
  places: [{ kind: RUN_LOG, path: root, origin: "environment" }],
  staleMs: 900_000,
  now: Date.now,
  onError: (error) => {
    throw error;
  },
});
observed.onChange(() => process.stdout.write("changed\n"));
// Nothing else keeps the process: the watchers are only there after the first look.
setInterval(() => undefined, 1_000);
await observed.scan();
process.stdout.write("read\n");
