import type { Answer, Asked } from "./scripted-endpoint.ts";

/** What a model says in one reply. */
export interface Said {
  readonly text?: string;
  readonly thoughts?: string;
  readonly calls?: readonly {
    readonly id?: string;
    readonly name: string;
    readonly input: string;
  }[];
  readonly usage?: object;
  readonly finish?: string;
}

/** A reply, as a stream or whole, whichever was asked for. */
export function says(said: Said): Answer {
  return (asked, response) => {
    if (!asked.stream) {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(wholeOf(said)));
      return;
    }
    response.setHeader("content-type", "text/event-stream");
    for (const chunk of chunksOf(said)) response.write(eventOf(chunk));
    response.end("data: [DONE]\n\n");
  };
}

/** An error of a status. */
export function refuses(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message } }));
  };
}

/** One answer when a request is of a kind, and another when it is not. */
export function when(test: (asked: Asked) => boolean, yes: Answer, no: Answer): Answer {
  return (asked, response, request) => (test(asked) ? yes : no)(asked, response, request);
}

/** The server's event of a chunk. */
export function eventOf(chunk: object): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** A chunk of a stream with a delta. */
export function deltaOf(delta: object, finish: string | null = null): object {
  return {
    id: "c",
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
}

/** The pieces of a text: words, each with the space before it. */
export function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

function finishOf({ finish, calls }: Said): string {
  return finish ?? (calls ? "tool_calls" : "stop");
}

function* chunksOf(said: Said): Generator<object> {
  for (const piece of wordsOf(said.thoughts ?? "")) yield deltaOf({ reasoning_content: piece });
  for (const piece of wordsOf(said.text ?? "")) yield deltaOf({ content: piece });
  for (const [index, { id, name, input }] of (said.calls ?? []).entries()) {
    const half = Math.ceil(input.length / 2);
    const start = { name, arguments: input.slice(0, half) };
    yield deltaOf({
      tool_calls: [{ index, id: id ?? `call_${index}`, type: "function", function: start }],
    });
    yield deltaOf({ tool_calls: [{ index, function: { arguments: input.slice(half) } }] });
  }
  yield deltaOf({}, finishOf(said));
  if (said.usage) yield { id: "c", choices: [], usage: said.usage };
}

function wholeOf(said: Said): object {
  return {
    id: "c",
    object: "chat.completion",
    choices: [
      {
        index: 0,
        finish_reason: finishOf(said),
        message: {
          role: "assistant",
          content: said.text ?? null,
          ...(said.thoughts === undefined ? {} : { reasoning_content: said.thoughts }),
          ...(said.calls
            ? {
                tool_calls: said.calls.map(({ id, name, input }, index) => ({
                  id: id ?? `call_${index}`,
                  type: "function",
                  function: { name, arguments: input },
                })),
              }
            : {}),
        },
      },
    ],
    ...(said.usage ? { usage: said.usage } : {}),
  };
}
