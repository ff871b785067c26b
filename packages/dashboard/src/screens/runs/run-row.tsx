import type { RunListItem } from "@wheelhouse/core";
import { Ellipsis } from "lucide-react";
import { memo, type ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago, Elapsed } from "../../parts/time.tsx";
import { statusOf } from "../../shell/active-pill.tsx";
import { endedAt } from "../run/observed/ended-at.ts";
import { baseName } from "./base-name.ts";
import { RunName } from "./run-name.tsx";
import { CostCell, TokensCell } from "./spent-cell.tsx";
import { RunWay } from "./run-way.tsx";

/** Columns of the table; those that say least go first where there is little room. */
export const COLUMNS =
  "grid items-center gap-x-3 grid-cols-[1.5rem_6rem_minmax(8rem,1fr)_10rem_4rem_4rem_1.75rem] @min-[56rem]:grid-cols-[1.5rem_6rem_minmax(9rem,1fr)_6rem_10rem_4rem_4rem_4rem_1.75rem] @min-[74rem]:grid-cols-[1.5rem_6rem_minmax(9rem,1fr)_6rem_3.5rem_10rem_4rem_4.25rem_4rem_4.5rem_4rem_1.75rem]";

/** What a row of the list, as table or as cards, can do. */
export interface RunRowProps {
  readonly run: RunListItem;
  readonly isAt: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (id: string) => void;
  readonly onMenu: (id: string, anchor: HTMLElement) => void;
}

/** A cell of a grid; the row is what one goes through. */
const CELL = { role: "gridcell" } as const;

/** The cells of a run in the table. */
export const RunRow = memo(function RunRow({
  run,
  isSelected,
  onSelect,
  onMenu,
}: RunRowProps): ReactNode {
  const { id, project, band, agent, created_at, started_at } = run;
  const status = statusOf(run);
  return (
    <>
      <span {...CELL} className="relative z-10">
        <SelectBox id={id} isSelected={isSelected} onSelect={onSelect} />
      </span>
      <span {...CELL} className="flex min-w-0 items-center gap-1.5">
        <StatusMark status={status} />
        <span className="truncate">{status}</span>
      </span>
      <span {...CELL} className="min-w-0">
        <RunName run={run} />
      </span>
      <span {...CELL} className="truncate text-text-2 @max-[56rem]:hidden" title={project?.path}>
        {project === null ? "" : baseName(project.path)}
      </span>
      <span {...CELL} className="text-text-2 @max-[74rem]:hidden">
        {band}
      </span>
      <span {...CELL} className="min-w-0 text-xs text-text-2">
        <RunWay run={run} />
      </span>
      <span {...CELL} className="text-right text-text-2">
        <Elapsed from={started_at} to={endedAt(run)} />
      </span>
      <span {...CELL} className="text-right text-text-2 @max-[56rem]:hidden">
        <TokensCell tokens={run.tokens} />
      </span>
      <span {...CELL} className="text-right text-text-2 @max-[74rem]:hidden">
        <CostCell cost={run.cost} cost_unknown={run.cost_unknown} />
      </span>
      <span
        {...CELL}
        className="truncate text-text-2 @max-[74rem]:hidden"
        title={agent ?? undefined}
      >
        {agent}
      </span>
      <span {...CELL} className="text-right text-text-2">
        <Ago at={created_at} />
      </span>
      <span {...CELL} className="relative z-10">
        <MenuButton id={id} onMenu={onMenu} />
      </span>
    </>
  );
});

/** A run as a card, where a table has no room. */
export const RunCard = memo(function RunCard({ run, onMenu }: RunRowProps): ReactNode {
  const { id, project, created_at, started_at } = run;
  const status = statusOf(run);
  return (
    <span {...CELL} className="flex h-full min-w-0 items-center gap-2">
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <RunName run={run} />
        <span className="flex min-w-0 items-center gap-2 text-xs text-text-2">
          <span className="flex shrink-0 items-center gap-1">
            <StatusMark status={status} className="size-3.5" />
            {status}
          </span>
          <span className="truncate">{project === null ? "" : baseName(project.path)}</span>
          <span className="ml-auto shrink-0">
            <Ago at={created_at} />
          </span>
        </span>
        <span className="flex min-w-0 items-center gap-2 text-xs text-text-2">
          <span className="min-w-0 flex-1">
            <RunWay run={run} />
          </span>
          <Elapsed from={started_at} to={endedAt(run)} />
        </span>
      </span>
      <span className="relative z-10">
        <MenuButton id={id} onMenu={onMenu} />
      </span>
    </span>
  );
});

function SelectBox({
  id,
  isSelected,
  onSelect,
}: Pick<RunRowProps, "isSelected" | "onSelect"> & { readonly id: string }): ReactNode {
  return (
    <input
      type="checkbox"
      aria-label="Select"
      tabIndex={-1}
      checked={isSelected}
      onChange={() => onSelect(id)}
      className="block size-4 accent-accent opacity-0 group-hover:opacity-100 checked:opacity-100 group-data-[at]:opacity-100"
    />
  );
}

function MenuButton({
  id,
  onMenu,
}: Pick<RunRowProps, "onMenu"> & { readonly id: string }): ReactNode {
  return (
    <button
      type="button"
      aria-label="What can be done with this run"
      aria-haspopup="menu"
      tabIndex={-1}
      data-menu
      onClick={({ currentTarget }) => onMenu(id, currentTarget)}
      className="flex size-6 items-center justify-center rounded-chip text-text-3 hover:bg-raised hover:text-text coarse:size-11"
    >
      <Ellipsis className="size-4" aria-hidden="true" />
    </button>
  );
}
