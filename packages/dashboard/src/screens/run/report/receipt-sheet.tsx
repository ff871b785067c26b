import { formatCost, formatTokens, type RunObject, type UsageObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { receiptFacts } from "./receipt-facts.ts";

const TONES = { good: "text-completed", bad: "text-failed" } as const;

/** How a report came to be, as a sheet of facts. */
export function ReceiptSheet({ run }: { readonly run: RunObject }): ReactNode {
  const said = run.usage.filter(hasSaid);
  return (
    <section aria-labelledby="receipt" className="text-xs">
      <h2 id="receipt" className="mb-2 text-sm font-semibold">
        Receipt
      </h2>
      <dl className="grid grid-cols-[7.5rem_1fr] gap-x-3 gap-y-1">
        {receiptFacts(run).map(({ name, words, title, tone }) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-text-3">{name}</dt>
            <dd title={title} className={tone === undefined ? "" : TONES[tone]}>
              {words}
            </dd>
          </div>
        ))}
      </dl>
      {said.length === 0 ? null : <Usage usage={said} />}
    </section>
  );
}

/** What scrolls by itself must be reached by keys. */
const SCROLLS = { role: "region", "aria-label": "Tokens by agent", tabIndex: 0 } as const;

const KINDS = [
  ["input", "in"],
  ["cached", "of it cached"],
  ["cache_write", "of it to cache"],
  ["output", "out"],
  ["reasoning", "of it reasoning"],
] as const;

/** Whether an agent used anything, or did not say whether it did. */
function hasSaid({ tokens, cost, cost_unknown: unknown }: UsageObject): boolean {
  const hasTokens = (tokens.input ?? 0) + (tokens.output ?? 0) + tokens.unknown > 0;
  return hasTokens || (cost ?? 0) > 0 || unknown > 0;
}

function Usage({ usage }: { readonly usage: readonly UsageObject[] }): ReactNode {
  return (
    <div {...SCROLLS} className="mt-3 overflow-x-auto">
      <table className="w-full border-collapse tabular-nums">
        <thead>
          <tr className="text-left text-text-3">
            <th className="py-1 pr-2 font-normal">Tokens</th>
            {usage.map(({ agent }) => (
              <th key={agent} className="px-1 py-1 text-right font-medium">
                {agent}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {KINDS.map(([kind, label]) => (
            <tr key={kind} className="border-t border-line">
              <th scope="row" className="py-1 pr-2 text-left font-normal text-text-2">
                {label}
              </th>
              {usage.map(({ agent, tokens }) => (
                <td key={agent} className="px-1 py-1 text-right">
                  {formatTokens(tokens[kind])}
                </td>
              ))}
            </tr>
          ))}
          <tr className="border-t border-line">
            <th scope="row" className="py-1 pr-2 text-left font-normal text-text-2">
              cost
            </th>
            {usage.map(({ agent, cost, cost_unknown: unknown }) => (
              <td key={agent} className="px-1 py-1 text-right">
                {cost === null && unknown === 0 ? "none" : formatCost(cost)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
