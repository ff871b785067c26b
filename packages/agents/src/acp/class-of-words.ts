/**
 * What an error is about, by its words: agents hand on what their provider or their HTTP client said,
 * in prose. The first that fits counts.
 */
const WORDS: readonly (readonly ["auth" | "limit" | "endpoint", RegExp])[] = [
  [
    "limit",
    /\b429\b|rate.?limit|too many requests|quota (?:exceeded|reached)|usage limit|resource.?exhausted/i,
  ],
  [
    "auth",
    /\b40[13]\b|authenticat(?:e|ion)|unauthori[sz]ed|(?:incorrect|invalid|missing) (?:api )?(?:key|credentials)|(?:key|credentials?) (?:is|are) (?:not valid|invalid|missing|expired)|(?:log|sign)(?:ged)?[ -]?in/i,
  ],
  [
    "endpoint",
    /\b50[0-9]\b|\b529\b|overloaded|high demand|server.?(?:side)? (?:error|issue)|\bE(?:CONN\w+|PIPE|NOTFOUND|AI_AGAIN|HOSTUNREACH|TIMEDOUT)\b|connection (?:refused|reset|error|was lost)|fetch failed|socket hang up|^terminated$|malformed response|empty (?:response|stream)|non-SSE response|stream disconnected|unexpected end|premature close/i,
  ],
];

/** The class of an error by its words: `limit` and `auth` need a person or patience, `endpoint` may be tried again. Pure. */
export function classOfWords(message: string): "auth" | "limit" | "endpoint" | "agent" {
  return WORDS.find(([, words]) => words.test(message))?.[0] ?? "agent";
}
