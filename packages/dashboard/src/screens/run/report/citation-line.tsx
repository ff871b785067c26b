import type { FindingObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { placeAddress } from "../peek/place.ts";
import { CheckMark } from "./check-mark.tsx";

type Citation = FindingObject["citations"][number];

/** A citation: what became of its quote, and its place, which opens the file there. */
export function CitationLine({ citation }: { readonly citation: Citation }): ReactNode {
  const { path, lines, quote, status } = citation;
  const address = placeAddress(path, lines);
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-2">
      <CheckMark checked={status ?? "unchecked"} />
      <Link
        to="."
        search={(now) => ({ ...now, file: address, quote: quote.slice(0, 1_500) })}
        resetScroll={false}
        className="min-w-0 truncate font-mono text-xs text-accent underline decoration-accent/50 underline-offset-2 hover:decoration-accent coarse:py-3"
        title={`Open ${address}`}
      >
        {address}
      </Link>
    </span>
  );
}
