import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Button } from "../../../parts/button.tsx";
import { FindingFilters } from "./finding-filters.tsx";
import { FindingSortChoice } from "./finding-sort-choice.tsx";
import { FindingItem } from "./finding-item.tsx";
import { GROUP_ORDER, orderFindings } from "./finding-order.ts";
import type { FindingGroup, ShownFinding } from "./read-finding.ts";
import { useFindingView } from "./use-finding-view.ts";

const TITLES: Readonly<Record<FindingGroup, string | undefined>> = {
  counted: undefined,
  aside: "Set aside by the report",
  unverified: "Not verified: do not lean on these",
};

/** So many findings of a group are drawn before somebody asks for more. */
const AT_FIRST = 100;

/** What was found, worst first; what could not be verified stands apart. */
export function FindingsList({
  findings,
  onPlace,
}: {
  readonly findings: readonly ShownFinding[];
  readonly onPlace: (address: string) => void;
}): ReactNode {
  const view = useFindingView();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const shown = orderFindings(findings, view.filter, view.sort);
  const byGroup = Map.groupBy(shown, ({ group }) => group);
  const toggle = (key: string): void =>
    setOpen(
      (now) => new Set(now.has(key) ? [...now].filter((each) => each !== key) : [...now, key]),
    );
  return (
    <section aria-labelledby="findings" data-section="-1" className="scroll-mt-3">
      <div className="mb-2 flex items-center gap-2">
        <h2 id="findings" className="text-lg font-semibold">
          Findings <span className="font-normal text-text-2">{findings.length}</span>
        </h2>
        <Link
          to="."
          search={(now) => ({ ...now, view: "findings" as const })}
          className="text-xs text-accent underline underline-offset-2 print:hidden coarse:py-3"
        >
          Go through them
        </Link>
        <FindingSortChoice view={view} />
      </div>
      <FindingFilters findings={findings} view={view} />
      {shown.length === 0 ? (
        <p className="rounded-card border border-line px-3 py-2 text-text-2">
          None of the {findings.length} findings is like that.
        </p>
      ) : null}
      {GROUP_ORDER.map((group) => (
        <Group
          key={group}
          title={TITLES[group]}
          findings={byGroup.get(group) ?? []}
          open={open}
          onToggle={toggle}
          onPlace={onPlace}
        />
      ))}
    </section>
  );
}

function Group({
  title,
  findings,
  open,
  onToggle,
  onPlace,
}: {
  readonly title: string | undefined;
  readonly findings: readonly ShownFinding[];
  readonly open: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
  readonly onPlace: (address: string) => void;
}): ReactNode {
  const [most, setMost] = useState(AT_FIRST);
  if (findings.length === 0) return null;
  return (
    <>
      {title === undefined ? null : (
        <h3 className="mt-3 mb-1 font-medium text-text-2">
          {title} · {findings.length}
        </h3>
      )}
      <ul
        className={`rounded-card border border-line ${title === undefined ? "" : "border-dashed"}`}
      >
        {findings.slice(0, most).map((shown) => (
          <FindingItem
            key={shown.key}
            shown={shown}
            isOpen={open.has(shown.key)}
            onToggle={() => onToggle(shown.key)}
            onPlace={onPlace}
          />
        ))}
      </ul>
      {findings.length > most ? (
        <Button kind="quiet" className="mt-1" onClick={() => setMost((now) => now + AT_FIRST)}>
          Showing {most} of {findings.length} · show more
        </Button>
      ) : null}
    </>
  );
}
