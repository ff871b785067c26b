import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { linkOf } from "./link-of.ts";
import { useMarkdown } from "./markdown-context.ts";

/** A link of a text that anybody wrote: it opens beside the page, says where it leads, and runs nothing. */
export function Link({
  href = "",
  children,
}: {
  readonly href?: string | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const target = linkOf(href);
  if (target?.kind === "web")
    return (
      <a
        href={target.href}
        target="_blank"
        rel="noreferrer noopener nofollow"
        title={target.href}
        className="text-accent underline decoration-accent/50 underline-offset-2 hover:decoration-accent"
      >
        {children}
        <ExternalLink className="mb-0.5 ml-0.5 inline size-3" aria-hidden="true" />
        <span className="sr-only"> (opens another page)</span>
      </a>
    );
  if (target?.kind === "place") return <PlaceLink address={target.address}>{children}</PlaceLink>;
  return <span title={href === "" ? undefined : href}>{children}</span>;
}

/** A place in a file, which opens when somebody can show it. */
export function PlaceLink({
  address,
  children,
}: {
  readonly address: string;
  readonly children?: ReactNode;
}): ReactNode {
  const { onPlace } = useMarkdown();
  if (onPlace === undefined) return <span title={address}>{children}</span>;
  return (
    <button
      type="button"
      title={`Open ${address}`}
      onClick={() => onPlace(address)}
      className="inline cursor-pointer text-left text-accent underline decoration-accent/50 decoration-dotted underline-offset-2 hover:decoration-solid"
    >
      {children}
    </button>
  );
}
