import { type Config, valueOf } from "./user-config.ts";

/** A remote as people name it. */
export interface RemotePlace {
  /** Without anybody's name or password in it. */
  readonly url: string;
  /** Host in lower case, with a port when it is not the usual one; undefined for a path on this machine. */
  readonly host: string | undefined;
  /** `owner/name`, when the address has such a form. */
  readonly slug: string | undefined;
}

/** The remote called origin, else the first one. */
export function remotePlace(config: Config): RemotePlace | undefined {
  const url =
    valueOf(config, "remote.origin.url") ??
    config.find(([name]) => /^remote\..+\.url$/s.test(name))?.[1];
  return url === undefined || url === "" ? undefined : parseRemote(writtenOut(url, config));
}

/** Reads an address of git's: a URL, `user@host:path`, or a path. */
export function parseRemote(address: string): RemotePlace {
  const [, scpHost, scpPath] = /^(?:[^@/\s]+@)?([^:/\s]+):(?!\/\/)(.+)$/s.exec(address) ?? [];
  if (!address.includes("://") && scpHost !== undefined && scpPath !== undefined)
    return { url: address, host: scpHost.toLowerCase(), slug: slugOf(scpPath) };
  if (!URL.canParse(address)) return { url: unnamed(address), host: undefined, slug: undefined };
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  url.password = "";
  if (url.protocol !== "ssh:") url.username = "";
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  const host = url.protocol === "file:" ? "" : isWeb ? url.host : url.hostname;
  return {
    url: url.href,
    host: host === "" ? undefined : host.toLowerCase(),
    slug: host === "" ? undefined : slugOf(url.pathname),
  };
}

/** An address that is no URL, without what may be a name and a password in it. */
function unnamed(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/).*@/is, "$1");
}

function slugOf(path: string): string | undefined {
  const plain = path
    .replace(/^\/+/, "")
    .replace(/\/+$/, "")
    .replace(/\.git$/, "");
  // It becomes part of an address: a part that goes up would name something else there.
  return /^(?!\.\.?\/)[\w.-]+\/(?!\.\.?$)[\w.-]+$/.test(plain) ? plain : undefined;
}

/** Replaces the longest short form that the person has given a name to. */
function writtenOut(url: string, config: Config): string {
  let best = { short: "", long: "" };
  for (const [name, short] of config) {
    const [, long] = /^url\.(.*)\.insteadof$/s.exec(name) ?? [];
    if (long !== undefined && url.startsWith(short) && short.length > best.short.length)
      best = { short, long };
  }
  return best.long + url.slice(best.short.length);
}
