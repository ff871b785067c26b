import type { EndpointFailure } from "./endpoint-failure.ts";

/** How an endpoint is asked: what it was found not to take is left out for the rest of the session. */
export interface Way {
  readonly stream: boolean;
  /** Whether the usage of a stream is asked for. */
  readonly streamUsage: boolean;
  /** `one`: one call of a tool at a time, and said so; `one-unsaid`: without the parameter that says it. */
  readonly calls: "many" | "one" | "one-unsaid";
  /** `plain`: tools are described in the text, and calls are written as text. */
  readonly tools: "native" | "plain";
}

/** The way that is tried first. */
export const FIRST_WAY: Way = { stream: true, streamUsage: true, calls: "many", tools: "native" };

/** Another way to ask, and the note that tells of it once it has worked. */
export interface Detour {
  readonly way: Way;
  readonly note: string;
}

const NOTES = {
  streamUsage: "The endpoint does not tell the usage of a stream.",
  stream: "The endpoint does not stream; its replies come whole from now on.",
  one: "The endpoint takes one tool call at a time; calls are given to it one after the other from now on.",
  plain: "The endpoint or its model has no tool calls; they are written as text from now on.",
} as const;

/** Statuses by which servers say that they do not take a request, some with no word about why. */
const REFUSALS: ReadonlySet<number | undefined> = new Set([400, 405, 415, 422, 501]);
/** Statuses that mean other things too: with them a message has to say that something cannot be had. */
const MAY_REFUSE: ReadonlySet<number | undefined> = new Set([404, 500]);
const CANNOT = /support|require|enable|allow|available|implement/i;

/**
 * The way around a refusal: by what it says, else, when it says nothing of use, by leaving out one thing
 * after the other. Undefined when there is none. Pure.
 */
export function wayAround({ status, message }: EndpointFailure, way: Way): Detour | undefined {
  const refused = REFUSALS.has(status) || (MAY_REFUSE.has(status) && CANNOT.test(message));
  if (!refused) return undefined;
  if (/stream_options|include_usage/i.test(message) && way.streamUsage)
    return without("streamUsage", way);
  if (
    /parallel|single tool|one tool|multiple (tool|function)|more than one (tool|function)/i.test(
      message,
    )
  ) {
    const detour = oneAtATime(way);
    if (detour) return detour;
  }
  if (/\btool|function[ _-]?call|jinja/i.test(message) && way.tools === "native") return plain(way);
  if (/\bstream/i.test(message) && way.stream) return without("stream", way);
  if (!REFUSALS.has(status) || /model/i.test(message)) return undefined;
  if (way.stream && way.streamUsage) return without("streamUsage", way);
  if (way.stream) return without("stream", way);
  return way.tools === "native" ? plain(way) : undefined;
}

/** The way without streaming, for an endpoint that answers a stream's request with a whole reply. */
export function withoutStream(way: Way): Detour {
  return without("stream", way);
}

function without(what: "stream" | "streamUsage", way: Way): Detour {
  return { way: { ...way, [what]: false }, note: NOTES[what] };
}

function plain(way: Way): Detour {
  return { way: { ...way, tools: "plain" }, note: NOTES.plain };
}

function oneAtATime(way: Way): Detour | undefined {
  switch (way.calls) {
    case "many":
      return { way: { ...way, calls: "one" }, note: NOTES.one };
    case "one":
      return { way: { ...way, calls: "one-unsaid" }, note: NOTES.one };
    case "one-unsaid":
      return undefined;
    default:
      return way.calls satisfies never;
  }
}
