/**
 * Every error that a person can meet: its title, HTTP status, exit code and next step.
 * One table for the command line, the API and the documents.
 */
export const ERRORS = {
  usage: { title: "The command is not right", status: 400, exit: 2 },
  "flow.unknown": { title: "There is no such flow", status: 404, exit: 2 },
  "flow.input": { title: "The flow's input is not right", status: 422, exit: 2 },
  "flow.invalid": { title: "The flow's file is not right", status: 422, exit: 2 },
  "flow.untrusted": { title: "The project's flow is not trusted", status: 409, exit: 6 },
  "band.unknown": { title: "There is no such band", status: 422, exit: 2 },
  "agent.unknown": { title: "There is no such agent", status: 404, exit: 2 },
  "agent.unusable": { title: "The agent cannot be used", status: 409, exit: 6 },
  "project.unknown": { title: "There is no such project", status: 404, exit: 2 },
  "project.unreadable": { title: "The project cannot be read", status: 422, exit: 2 },
  "run.unknown": { title: "There is no such run", status: 404, exit: 2 },
  "run.ended": { title: "The run has ended", status: 409, exit: 2 },
  "run.state": { title: "The run is not in a state for this", status: 409, exit: 2 },
  "run.secrets": { title: "The work has what looks like secrets", status: 409, exit: 2 },
  "step.unknown": { title: "There is no such step", status: 404, exit: 2 },
  "request.unknown": { title: "There is no such request", status: 404, exit: 2 },
  "request.answered": { title: "The request was answered", status: 409, exit: 2 },
  "request.option": { title: "There is no such option", status: 422, exit: 2 },
  "run.observed": { title: "Another harness drives the run", status: 405, exit: 2 },
  "issue.unknown": { title: "There is no such issue", status: 404, exit: 2 },
  "issue.invalid": { title: "The issue is not right", status: 422, exit: 2 },
  "issue.state": { title: "The issue is not in a state for this", status: 409, exit: 2 },
  "issue.blocked": { title: "The issue waits for others", status: 409, exit: 2 },
  "schedule.unknown": { title: "There is no such schedule", status: 404, exit: 2 },
  "schedule.invalid": { title: "The schedule is not right", status: 422, exit: 2 },
  "schedule.state": { title: "The schedule is not in a state for this", status: 409, exit: 2 },
  "inbox.unknown": { title: "There is no such item in the inbox", status: 404, exit: 2 },
  "inbox.state": { title: "The item is not in a state for this", status: 409, exit: 2 },
  "thread.unknown": { title: "There is no such thread", status: 404, exit: 2 },
  "thread.state": { title: "The thread is not in a state for this", status: 409, exit: 2 },
  "proposal.unknown": { title: "There is no such proposal", status: 404, exit: 2 },
  "proposal.invalid": { title: "The proposal is not right", status: 422, exit: 2 },
  "proposal.state": { title: "The proposal is not in a state for this", status: 409, exit: 2 },
  "source.unknown": { title: "There is no such source", status: 404, exit: 2 },
  "source.unreadable": { title: "The source cannot be read", status: 422, exit: 2 },
  "source.unclear": { title: "It is not clear what the source is", status: 422, exit: 2 },
  ambiguous: { title: "More than one thing has this name", status: 409, exit: 2 },
  "plan.invalid": { title: "The plan is not valid", status: 422, exit: 2 },
  "persona.unknown": { title: "There is no such persona", status: 404, exit: 2 },
  "persona.invalid": { title: "The persona is not valid", status: 422, exit: 2 },
  "transcript.invalid": { title: "The transcript is not valid", status: 422, exit: 2 },
  "settings.invalid": { title: "The settings are not valid", status: 422, exit: 2 },
  "run.failed": { title: "The run failed", status: 500, exit: 3 },
  "run.cancelled": { title: "The run was cancelled", status: 409, exit: 4 },
  "run.waiting": { title: "The run waits for a person", status: 409, exit: 5 },
  "run.interrupted": { title: "The run was left for later", status: 409, exit: 7 },
  "sandbox.refused": { title: "Writing cannot be prevented", status: 409, exit: 6 },
  "home.locked": { title: "Another process is the host", status: 409, exit: 8 },
  "home.unwritable": { title: "The data directory cannot be written", status: 500, exit: 8 },
  "home.full": { title: "The disk is full", status: 507, exit: 8 },
  "journal.corrupt": { title: "The journal is damaged", status: 500, exit: 8 },
  "journal.missing": { title: "There is no journal", status: 404, exit: 2 },
  "journal.newer": { title: "The journal is of a newer version", status: 500, exit: 8 },
  "host.gone": { title: "The host went away", status: 503, exit: 8 },
  "access.denied": { title: "The server does not know you", status: 401, exit: 6 },
  "access.foreign": { title: "The request comes from elsewhere", status: 403, exit: 6 },
  "body.large": { title: "The body is too large", status: 413, exit: 2 },
  "body.type": { title: "The body is not JSON", status: 415, exit: 2 },
  "file.unknown": { title: "There is no such file", status: 404, exit: 2 },
  "route.unknown": { title: "There is no such address", status: 404, exit: 2 },
  "route.method": { title: "The address has no such method", status: 405, exit: 2 },
  "server.busy": { title: "The server is busy", status: 503, exit: 8 },
  "port.taken": { title: "The port is taken", status: 409, exit: 8 },
  "runtime.old": { title: "Node.js is too old", status: 500, exit: 9 },
  internal: { title: "Something went wrong inside", status: 500, exit: 70 },
} as const;

/** The name of an error. */
export type ErrorCode = keyof typeof ERRORS;

const TAG = Symbol.for("wheelhouse.error");

/** An error that a person can act on: what happened, why, and what to do next. */
export class WheelhouseError extends Error {
  readonly code: ErrorCode;
  /** The next step, one sentence. */
  readonly hint: string | undefined;
  readonly [TAG] = true;

  /** `message` names the cause in one sentence. */
  constructor(
    code: ErrorCode,
    message: string,
    options: { hint?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "WheelhouseError";
    this.code = code;
    this.hint = options.hint;
  }
}

/** Recognises our errors, also from another copy of this package. */
export function isWheelhouseError(error: unknown): error is WheelhouseError {
  return typeof error === "object" && error !== null && TAG in error;
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
