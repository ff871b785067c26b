import type { RequestObject } from "@wheelhouse/core";
import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { Section } from "../now/section.tsx";
import { RequestCard } from "../request/request-card.tsx";
import { onItsOwnPage } from "./on-its-own-page.ts";

/** What the run of an issue asks now, in front of everything; nothing while it asks nothing. */
export function IssueAsks({
  requests,
}: {
  readonly requests: readonly RequestObject[];
}): ReactNode {
  const open = requests.filter(({ status }) => status === "open");
  const { hash } = useLocation();
  const place = useRef<HTMLDivElement>(null);
  const isAsked = hash === "asks" && open.length > 0;
  useEffect(() => {
    if (isAsked) place.current?.scrollIntoView({ block: "start" });
  }, [isAsked]);
  if (open.length === 0) return null;
  return (
    <div ref={place} className="scroll-mt-4">
      <Section id="asks" title="Needs you" count={open.length}>
        {open.map((request, index) => (
          <RequestCard
            key={`${request.run} ${request.id}`}
            request={onItsOwnPage(request)}
            isFocused={index === 0}
          />
        ))}
      </Section>
    </div>
  );
}
