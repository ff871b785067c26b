import type { ForgeHealth } from "@wheelhouse/core";
import type { ReactNode } from "react";
import type { Wants } from "./wants-of.ts";

/** What is said of a forge that tells nothing, and what to do. */
const WORDS: Readonly<Record<Exclude<ForgeHealth, "ok">, string>> = {
  unconfigured: "Pull requests, issues and deploys are not looked at: no forge has a token here.",
  not_authenticated: "The forge does not accept its token.",
  rate_limited: "The forge answers no more for a while; it is asked again by itself.",
  missing: "The forge does not know the repository.",
  error: "The forge could not be asked; it is tried again by itself.",
};

/** Says once what is not known from forges: not known is not zero. */
export function ForgeNote({
  forges,
  total,
}: {
  readonly forges: Wants["forges"];
  readonly total: number;
}): ReactNode {
  const told = forges.flatMap(({ health, count }) => (health === "ok" ? [] : [{ health, count }]));
  if (told.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-xs text-text-3">
      {told.map(({ health, count }) => (
        <li key={health}>
          {WORDS[health]}{" "}
          {count === total ? "" : `That is so for ${count} of ${total} repositories. `}
          {health === "unconfigured" || health === "not_authenticated" ? <HowTo /> : null}
        </li>
      ))}
    </ul>
  );
}

function HowTo(): ReactNode {
  return (
    <span>
      Start the server with <Code>GITHUB_TOKEN</Code>, or <Code>FORGEJO_TOKEN</Code> and{" "}
      <Code>FORGEJO_URL</Code>.
    </span>
  );
}

function Code({ children }: { readonly children: ReactNode }): ReactNode {
  return <code className="rounded-chip bg-raised px-1 font-mono text-text-2">{children}</code>;
}
