import type { DriveOne } from "../watch/drive-one.ts";

/** How long the request stands before the demo answers it, so that a person can read it, in milliseconds. */
const READ_MS = 2_500;
const NOBODY_READS_MS = 200;

/** Answers every request of the demo by its first option, unless a person was faster. */
export function answerByItself(io: {
  readonly stderr: { readonly isTTY: boolean };
}): NonNullable<DriveOne["onEvent"]> {
  return (event, { state }, drive) => {
    if (event.type !== "request.opened") return;
    const { request, options } = event.data;
    setTimeout(
      () => {
        if (!state.requests.has(request)) return;
        // A person may answer at the same moment; then theirs counts.
        drive
          .answer({ request, option: options[0]?.id, text: "The demo answers itself." })
          .catch(() => undefined);
      },
      io.stderr.isTTY ? READ_MS : NOBODY_READS_MS,
    );
  };
}
