import { messageOf, oneLine, type SendOutcome } from "@wheelhouse/core";

/** How long an answer may take, in milliseconds. */
export const ANSWER_MS = 10_000;
/** Most characters of an answer that are looked at. */
const MOST_READ = 16_384;
/** Most characters of an answer that are told. */
const MOST_TOLD = 200;

/** What is posted where. */
export interface JsonPost {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** How long it may take, in milliseconds; {@link ANSWER_MS} when absent. */
  readonly timeoutMs?: number | undefined;
  /** Secrets that are in the address or the headers: whoever answers may say them again. */
  readonly secrets: readonly string[];
}

/** What came back. */
export interface JsonAnswer {
  readonly status: number;
  /** The beginning of the answer; undefined when it broke off. */
  readonly text: string | undefined;
  /** The same as words for a person: one line, without secrets. */
  readonly told: string;
  readonly retryAfter: string | null;
}

/**
 * Posts JSON and gives the answer, or why there is none. A redirect is an answer like others: what is meant for one receiver is not given
 * to another one. Never rejects.
 */
export async function postJson(post: JsonPost): Promise<JsonAnswer | { readonly why: string }> {
  const { url, headers, body, secrets, timeoutMs = ANSWER_MS } = post;
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/json", "user-agent": "wheelhouse", ...headers },
      body,
      signal: AbortSignal.any([post.signal, late]),
    });
    const text = await beginningOf(response);
    return {
      status: response.status,
      text,
      told: toldOf(text ?? "", secrets),
      retryAfter: response.headers.get("retry-after"),
    };
  } catch (error) {
    if (late.aborted) return { why: `there was no answer in ${timeoutMs / 1_000} s` };
    return { why: toldOf(causeOf(error), secrets) };
  }
}

/** When to try again after an answer that is none, in milliseconds from `now`; undefined when it does not say. */
export function askedWait(retryAfter: string | null, now: number): number | undefined {
  if (retryAfter === null) return undefined;
  if (/^\d{1,9}$/.test(retryAfter.trim())) return Number(retryAfter) * 1_000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** What follows from the status of an answer alone: it arrived, it may later, or it was refused. */
export function outcomeOfStatus(
  { status, told, retryAfter }: JsonAnswer,
  now: number,
): SendOutcome {
  const words = told === "" ? "" : `: ${told}`;
  if (status >= 200 && status < 300) return { ok: true, said: `${status}${words}` };
  const why = `it answered ${status}${words}`;
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { retry: true, why, status, afterMs: askedWait(retryAfter, now) };
  if (status >= 300 && status < 400)
    return { refused: true, why: `it answered ${status}: it is somewhere else now`, status };
  return { refused: true, why, status };
}

/** The first characters of an answer; undefined when it breaks off before them. */
async function beginningOf(response: Response): Promise<string | undefined> {
  let text = "";
  try {
    if (response.body === null) return text;
    const decoder = new TextDecoder();
    for await (const bytes of response.body) {
      text += decoder.decode(bytes, { stream: true });
      if (text.length >= MOST_READ) break;
    }
    return text.slice(0, MOST_READ);
  } catch {
    return undefined;
  }
}

/** Words of somebody else as one line: no secret of ours, nothing that a terminal would obey. */
function toldOf(text: string, secrets: readonly string[]): string {
  let told = text;
  for (const secret of secrets.filter((each) => each !== ""))
    for (const form of [secret, encodeURIComponent(secret)])
      told = told.replaceAll(form, "[redacted]");
  return oneLine(told.replaceAll(/[\p{Cc}\p{Cf}]/gu, " "), MOST_TOLD);
}

/** Why there was no answer: what the system says is behind what the runtime says. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return messageOf(cause instanceof Error && cause.message !== "" ? cause : error);
}
