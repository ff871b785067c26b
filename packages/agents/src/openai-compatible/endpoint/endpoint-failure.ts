import { RequestError } from "@agentclientprotocol/sdk";

/**
 * What went wrong with a call of the model: the key (`auth`), a limit of the provider (`limited`), no
 * connection (`down`), the server's own error (`server`), an answer that is none (`garbage`), one that
 * stops in the middle (`cut`) or has no end (`flood`), a conversation that is too long (`overflow`), or
 * a request that it does not take (`refused`).
 */
export type FailureKind =
  | "auth"
  | "limited"
  | "down"
  | "server"
  | "garbage"
  | "cut"
  | "flood"
  | "overflow"
  | "refused";

/** What is known about a failure besides its kind. */
export interface FailureFacts {
  readonly status?: number | undefined;
  /** How long the endpoint wants to be left alone, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** A call of the model failed. The message is a clause that lacks its subject, the endpoint. */
export class EndpointFailure extends Error {
  readonly kind: FailureKind;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(kind: FailureKind, clause: string, facts: FailureFacts = {}) {
    super(clause, { cause: facts.cause });
    this.name = "EndpointFailure";
    this.kind = kind;
    this.status = facts.status;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** A text without the key, which some endpoints repeat when they refuse it. Pure. */
export function withoutKey(text: string, key: string | undefined): string {
  return key === undefined ? text : text.replaceAll(key, "[key]");
}

/** The failure as an error of the protocol, with the data by which the host classes it. Pure. */
export function requestErrorOf(failure: EndpointFailure, url: string, key?: string): RequestError {
  const { kind, status, retryAfterMs } = failure;
  const about = { kind, ...(status === undefined ? {} : { status }), hint: HINTS[kind] };
  const message = withoutKey(`The endpoint ${url} ${failure.message}.`, key);
  switch (kind) {
    case "auth":
      return new RequestError(-32_000, message, { ...about, class: "auth" });
    case "limited":
      return new RequestError(-32_603, message, {
        ...about,
        status: 429,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      });
    default:
      return new RequestError(-32_603, message, { ...about, class: "endpoint" });
  }
}

const HINTS: Readonly<Record<FailureKind, string>> = {
  auth: "Give the key that belongs to this endpoint.",
  limited: "Wait until the provider's limit is reset.",
  down: "Start the model's server, or correct its address.",
  server: "See the log of the model's server.",
  garbage:
    "Check that the address is that of a chat-completions endpoint, including its version part.",
  cut: "See the log of the model's server; it may be out of memory.",
  flood: "Check that the address is that of a chat-completions endpoint.",
  overflow:
    "Set the context length that the server was started with, or start it with a longer one.",
  refused: "Check the model's name and the server's settings.",
};
