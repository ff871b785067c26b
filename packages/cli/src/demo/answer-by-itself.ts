import type { DriveOne } from "../watch/drive-one.ts";

/** How long the request stands before the demo answers it, so that a person can read it, in milliseconds. */
const READ_MS = 2_500;
const NOBODY_READS_MS = 200;

/**
 * Answers every request of a demonstration, unless a person was faster: by its first option; where a step has failed, by
 * its last one, which stops the run, since a failure that nobody mends comes again.
 */
export function answerByItself(io: {
  readonly stderr: { readonly isTTY: boolean };
}): NonNullable<DriveOne["onEvent"]> {
  return (event, { state }, drive) => {
    if (event.type !== "request.opened") return;
    const { request, kind, options } = event.data;
    const option = (kind === "ladder" ? options.at(-1) : options[0])?.id;
    setTimeout(
      () => {
        if (!state.requests.has(request)) return;
        // A person may answer at the same moment; then theirs counts.
        drive.answer({ request, option, text: "The demo answers itself." }).catch(() => undefined);
      },
      io.stderr.isTTY ? READ_MS : NOBODY_READS_MS,
    );
  };
}
