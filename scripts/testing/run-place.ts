import { tmpdir } from "node:os";
import { join } from "node:path";

const NAME = "WHEELHOUSE_TEST_RUN";

/**
 * The directory of this test run: the temporary directory of everything that a test starts, so that nothing stays
 * behind, and the mark by which a process of the run is known. Short, since paths of sockets may have 107 bytes. It is
 * the same however often the configuration is read.
 */
export const runPlace: string = (process.env[NAME] ??= join(
  tmpdir(),
  `wh-${process.pid.toString(36)}-${(Date.now() % 36 ** 4).toString(36)}`,
));

/** Where each worker notes what its standard output and standard error are, a line each. */
export const outputsFile: string = join(runPlace, "outputs");
