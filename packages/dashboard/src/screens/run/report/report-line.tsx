import type { RunObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Ago } from "../../../parts/time.tsx";
import { receiptFacts } from "./receipt-facts.ts";

/** Facts of the receipt that one wants to know before reading, in this order. */
const FIRST = ["Agents", "Writing prevented", "Quotes", "Took"] as const;

/** The receipt in a line; the whole of it is a press away. */
export function ReportLine({ run }: { readonly run: RunObject }): ReactNode {
  const facts = receiptFacts(run);
  const said = FIRST.flatMap((name) => facts.find((fact) => fact.name === name)?.words ?? []);
  return (
    <p className="min-w-0 flex-1 text-xs text-text-2">
      {said.join(" · ")} · <Ago at={run.ended_at} />
      <span className="print:hidden">
        {" "}
        ·{" "}
        <button
          type="button"
          onClick={() => document.querySelector("#receipt")?.scrollIntoView({ block: "center" })}
          className="text-accent underline"
        >
          Receipt
        </button>
      </span>
    </p>
  );
}
