/** Longest name of a client that is kept, in characters. */
const MOST = 60;

/** Who asks, for the journal: `mcp` and the name that the client gave itself, without what is no plain text. */
export function askedByClient(name: string | undefined): string {
  const plain = (name ?? "")
    .replaceAll(/[^\p{L}\p{N} ._/@-]/gu, "")
    .trim()
    .slice(0, MOST);
  return plain === "" ? "mcp" : `mcp ${plain}`;
}

/** A client's name as the id of its session, so that nothing has to be remembered between its calls. */
export function sessionOf(name: string | undefined): string {
  return `c-${Buffer.from((name ?? "").slice(0, MOST)).toString("base64url")}`;
}

/** The name in the id of a session; undefined for what is none of ours. */
export function nameOfSession(session: string | undefined): string | undefined {
  const [, told] = /^c-([\w-]{1,400})$/.exec(session ?? "") ?? [];
  return told === undefined ? undefined : Buffer.from(told, "base64url").toString("utf8");
}
