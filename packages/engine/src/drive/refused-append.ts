import { messageOf, WheelhouseError } from "@wheelhouse/core";

/** The code of an append that the journal refused; undefined for any other error. */
export function refusalCode(error: unknown): string | undefined {
  const code =
    typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" && code.startsWith("journal.") ? code : undefined;
}

/** What a person is told when what they asked for could not be written down. */
export function forPerson(error: unknown): unknown {
  switch (refusalCode(error)) {
    case "journal.full":
      return new WheelhouseError(
        "home.full",
        `The disk is full, so nothing was done: ${messageOf(error)}`,
        {
          hint: "Free some space, then try again; open runs are paused and go on with: wheelhouse resume",
          cause: error,
        },
      );
    case "journal.fenced":
    case "journal.conflict":
      return new WheelhouseError(
        "host.gone",
        "Another process drives the runs now, so nothing was done.",
        {
          hint: "Try again: the command will reach that process.",
          cause: error,
        },
      );
    case "journal.closed":
      return new WheelhouseError(
        "host.gone",
        "The process that drives the runs is about to end, so nothing was done.",
        {
          hint: "Try again: the next command takes over.",
          cause: error,
        },
      );
    default:
      return error;
  }
}
