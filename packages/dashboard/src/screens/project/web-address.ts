/** Where a repository can be looked at in a browser. */
export interface WebAddress {
  readonly href: string;
  /** The same without what is always so. */
  readonly words: string;
}

/**
 * The page of a repository's remote; undefined for one that has none, such as a directory. Only `http` and `https` come
 * of it, whatever somebody wrote into the configuration, and never a name or password.
 */
export function webAddress(remote: string | null): WebAddress | undefined {
  if (remote === null) return undefined;
  const short = /^(?:ssh:\/\/)?(?:[\w.-]+@)?([\w.-]+)(?::\d+\/|[:/])([\w./~-]+?)(?:\.git)?\/?$/;
  const text = /^https?:\/\//.test(remote) ? remote : shortForm(short.exec(remote));
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, host, pathname } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  const path = pathname.replace(/(?:\.git)?\/?$/, "");
  return { href: `${protocol}//${host}${path}`, words: `${host}${path}` };
}

/** `git@host:owner/name.git`, which is how most remotes are written. */
function shortForm(match: RegExpExecArray | null): string | undefined {
  const [, host, path] = match ?? [];
  // A directory such as `/srv/git/shop.git` has no host.
  if (host === undefined || path === undefined || !/^[\w-]+(?:\.[\w-]+)+$/.test(host))
    return undefined;
  return `https://${host}/${path}`;
}
