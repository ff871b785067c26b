import { type ReactNode, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { nameOf } from "../../shell/active-pill.tsx";
import { IssueOfRun } from "../issue/issue-of-run.tsx";
import { RequestCard } from "../request/request-card.tsx";
import type { Need } from "../../shell/needs-of.ts";
import { NeedRow } from "./need-row.tsx";
import { Section } from "./section.tsx";
import { WheelRow } from "./wheel-row.tsx";

/** So many are shown at first: the most urgent stand in front, and the rest is a click away. */
const AT_FIRST = 4;

/** What waits for a person, the most urgent first. Absent when nothing does. */
export function NeedsYou({ needs }: { readonly needs: readonly Need[] }): ReactNode {
  const [isWhole, setWhole] = useState(false);
  if (needs.length === 0) return null;
  const shown = isWhole ? needs : needs.slice(0, AT_FIRST);
  const first = needs.find(({ kind }) => kind === "request");
  return (
    <Section id="needs-you" title="Needs you" count={needs.length}>
      <ul className="flex flex-col gap-2">
        {shown.map((need) =>
          need.kind === "request" ? (
            <li key={need.request.id}>
              <RequestCard
                request={need.request}
                runName={need.run === undefined ? need.request.run : nameOf(need.run)}
                isFocused={need === first}
              />
              {need.run === undefined ? null : <IssueOfRun run={need.run} />}
            </li>
          ) : (
            <li key={need.run.id}>
              {need.kind === "wheel" ? (
                <WheelRow run={need.run} />
              ) : (
                <NeedRow kind={need.kind} run={need.run} />
              )}
            </li>
          ),
        )}
      </ul>
      {shown.length < needs.length ? (
        <Button kind="quiet" className="self-start" onClick={() => setWhole(true)}>
          {needs.length - shown.length} more
        </Button>
      ) : null}
    </Section>
  );
}
