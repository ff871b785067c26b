/** How to reach one forge. */
export interface ForgeAccess {
  /** Where its REST interface begins, such as `https://api.github.com`; without a slash at the end. */
  readonly api: string;
  /** Hosts that remotes of this forge name, in lower case. */
  readonly hosts: readonly string[];
  readonly token: string;
}

/** How to reach forges. A forge without a token is not asked. */
export interface ForgeSettings {
  readonly github?: ForgeAccess | undefined;
  readonly forgejo?: ForgeAccess | undefined;
}

const GITHUB_API = "https://api.github.com";

/**
 * Forges that the environment gives us a token for; docs/signals.md names the variables. A forge whose address is no
 * address is left out.
 */
export function forgesOf(env: Readonly<Record<string, string | undefined>>): ForgeSettings {
  const first = (...names: string[]): string | undefined =>
    names.map((name) => env[name]).find((value) => value !== undefined && value !== "");
  return {
    github: access(
      first("WHEELHOUSE_GITHUB_TOKEN", "GITHUB_TOKEN", "GH_TOKEN"),
      first("WHEELHOUSE_GITHUB_URL") ?? GITHUB_API,
      "",
    ),
    forgejo: access(
      first("WHEELHOUSE_FORGEJO_TOKEN", "FORGEJO_TOKEN"),
      first("WHEELHOUSE_FORGEJO_URL", "FORGEJO_URL"),
      "/api/v1",
    ),
  };
}

function access(
  token: string | undefined,
  address: string | undefined,
  below: string,
): ForgeAccess | undefined {
  if (token === undefined || address === undefined || !URL.canParse(address)) return undefined;
  const { host, hostname } = new URL(address);
  return {
    api: address.replace(/\/+$/, "") + below,
    // Remotes by ssh name a host without the port of the web.
    hosts: host === "api.github.com" ? ["github.com"] : [...new Set([host, hostname])],
    token,
  };
}
