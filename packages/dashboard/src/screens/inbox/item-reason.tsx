import { formatDuration, type InboxObject, TOO_OFTEN, toldWhy } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useNow } from "../../live/server-clock.ts";
import { Ago } from "../../parts/time.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { decisionText } from "./inbox-words.ts";
import { whenText } from "./snooze-times.ts";

/** Who looks at what the rules leave calls itself so. */
const MACHINE = "orchestrator";

/** Why an item is here, what was decided about it by whom, and what a person was told. */
export function ItemReason({ item }: { readonly item: InboxObject }): ReactNode {
  const { outcome, attempts, claim_expires_at: until, processed_at: at } = item;
  const { decision, told, claimed_by: holder, snoozed_until: later } = outcome;
  // Whoever holds it now has not said anything yet.
  const looks = item.status === "claimed" ? attempts - 1 : attempts;
  return (
    <section aria-label="What is done about it" className="flex max-w-prose flex-col gap-2">
      {decision === null ? (
        <p>
          {told === null
            ? `No rule is about this${waitsFor(item)}.`
            : `${toldWhy(item)} It stays here until you say so.`}{" "}
          {told === null ? null : <RuleName rule={told.rule} />}
        </p>
      ) : (
        <p>
          <span className="font-medium">Decided: {decisionText(item)}</span>{" "}
          <span className="text-text-2">
            by {decision.rule === undefined ? plainWords(decision.by) : "a rule"} <Ago at={at} />.{" "}
            <span className="[overflow-wrap:anywhere]">{plainWords(decision.why)}</span>
          </span>{" "}
          {decision.rule === undefined ? null : <RuleName rule={decision.rule} />}
        </p>
      )}
      {decision?.issue === undefined || outcome.project_id === "" ? null : (
        <p>
          <Link
            to="/projects/$key/issues/$n"
            params={{ key: outcome.project_id, n: String(decision.issue) }}
            className="text-accent underline"
          >
            Issue #{decision.issue}
          </Link>
        </p>
      )}
      {until === null ? null : <Claim holder={holder} until={until} />}
      {later === null ? null : (
        <p>
          Put away until <time dateTime={later}>{whenText(Date.parse(later))}</time>. It comes back
          by itself.
        </p>
      )}
      {told === null ? null : (
        <p className="text-text-2">
          A person was told <Ago at={told.at} />.
        </p>
      )}
      {looks <= 0 || told?.rule === TOO_OFTEN ? null : (
        <p className="text-text-2">
          {looks === 1 ? "It was looked at one time" : `It was looked at ${looks} times`}
          {decision === null ? " without a decision." : "."}
        </p>
      )}
    </section>
  );
}

/** For whom an item waits that no rule is about. */
function waitsFor({ status, outcome }: InboxObject): string {
  if (outcome.proposed !== null) return "; it waits for your yes";
  return status === "claimed" || outcome.snoozed_until !== null ? "" : "; it waits for you";
}

/** Who holds it, and for how long. A person may decide all the same. */
function Claim({
  holder,
  until,
}: {
  readonly holder: string | null;
  readonly until: string;
}): ReactNode {
  const left = Date.parse(until) - useNow();
  // The lease is over, whether or not a host has noticed.
  if (left <= 0) return null;
  const who = holder === null || holder === MACHINE ? "the orchestrator" : plainWords(holder);
  return (
    <p className="rounded-card px-3 py-2 chip-running">
      <span className="inline-block first-letter:uppercase">{who}</span> looks at it:{" "}
      <span className="tabular-nums">{formatDuration(left)}</span> left. You may decide all the
      same.
    </p>
  );
}

function RuleName({ rule }: { readonly rule: string }): ReactNode {
  return (
    <span className="text-xs whitespace-nowrap text-text-3">
      rule <code>{plainWords(rule)}</code>
    </span>
  );
}
