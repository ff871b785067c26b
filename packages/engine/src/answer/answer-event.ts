import {
  type EventOf,
  nearest,
  type RequestOption,
  type RunState,
  wantsWords,
  WheelhouseError,
} from "@wheelhouse/core";

/** An answer to a request. */
export interface AnswerInput {
  readonly request: string;
  /** The id of the option that is taken. */
  readonly option?: string | undefined;
  readonly text?: string | undefined;
  readonly by: string;
}

/**
 * The event that answers an open request of a run. Throws `request.answered` when somebody was faster, `request.unknown`
 * for what is not open, and `request.option` for an answer that it does not take, or does not take without words.
 */
export function answerEvent(
  state: RunState,
  { request, option, text, by }: AnswerInput,
): EventOf<"request.answered"> {
  const open = state.requests.get(request);
  const earlier = state.answers.get(request);
  if (!open && earlier) {
    const what = [earlier.option, earlier.text].filter((part) => part !== undefined).join(": ");
    throw new WheelhouseError(
      "request.answered",
      `${earlier.by} has answered ${request} already${what === "" ? "" : ` (${what})`}.`,
      { hint: `See what followed: wheelhouse show ${state.id}` },
    );
  }
  if (!open) {
    throw new WheelhouseError("request.unknown", `${request} is not open.`, {
      hint: `See what run ${state.id} waits for: wheelhouse why ${state.id}`,
    });
  }
  const chosen = choose(open.options, option, text, request);
  if (chosen && wantsWords(open.kind, chosen) && (text ?? "").trim() === "")
    throw new WheelhouseError(
      "request.option",
      `${chosen.id} sends the work back, and nothing says what is to change.`,
      { hint: `Say it with the answer: wheelhouse answer ${request} ${chosen.id} --text "…"` },
    );
  const data = {
    request,
    by,
    effect: chosen?.effect ?? ("output" as const),
    ...(chosen ? { option: chosen.id } : {}),
    ...(text === undefined ? {} : { text }),
  };
  return { type: "request.answered", step: open.step, data };
}

/** Request ids begin with their run's id: `<run>-q<n>`. */
export function runOfRequest(request: string): string {
  const end = request.lastIndexOf("-q");
  return end < 0 ? request : request.slice(0, end);
}

function choose(
  options: readonly RequestOption[],
  id: string | undefined,
  text: string | undefined,
  request: string,
): RequestOption | undefined {
  if (options.length === 0) {
    if (text !== undefined || id !== undefined) return undefined;
    throw new WheelhouseError("request.option", `${request} wants an answer in words.`, {
      hint: `wheelhouse answer ${request} --text "…"`,
    });
  }
  const chosen = options.find((option) => option.id === id);
  if (chosen) return chosen;
  const ids = options.map((option) => option.id);
  const near = id === undefined ? [] : nearest(id, ids);
  throw new WheelhouseError(
    "request.option",
    id === undefined
      ? `${request} wants one of its options; words alone do not answer it.`
      : `${request} has no option ${JSON.stringify(id)}.`,
    {
      hint:
        near.length > 0
          ? `Did you mean ${near.join(" or ")}?`
          : `Choose one of ${ids.join(", ")}; words may go with it: wheelhouse answer ${request} ${ids.at(-1)} --text "…"`,
    },
  );
}
