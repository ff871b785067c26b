import type { RunStateObject } from "@wheelhouse/core";
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { isOpenRun } from "../../run-open.ts";
import { isFolded, type WaveChoices } from "./folded-waves.ts";
import { RosterRow } from "./roster-row.tsx";
import { type RosterStep, rosterOf } from "./roster-of.ts";
import { WaveRow } from "./wave-row.tsx";

/** Properties of the roster. */
export interface RosterProps {
  readonly state: RunStateObject;
  /** The step that is looked at. */
  readonly shown: string | undefined;
  readonly onPick: (step: string) => void;
  /** Whether the row of that step is brought into view when it becomes another one. */
  readonly follows: boolean;
  /** What stands below the row of the step that is shown, on a narrow page. */
  readonly below?: ReactNode;
}

/** The steps of a run by waves: a tree, flat in the page so that a wave's name is only its own, with a tree's keys. */
export function Roster({ state, shown, follows, onPick, below }: RosterProps): ReactNode {
  const { run, held } = state;
  const waves = useMemo(() => rosterOf(run.steps), [run.steps]);
  const findings = useMemo(() => countBy(run.findings), [run.findings]);
  const [choices, setChoices] = useState<WaveChoices>(new Map());
  /** The wave at which the keys are; undefined while they are at the step that is shown. */
  const [cursor, setCursor] = useState<number>();
  const tree = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const row = follows && shown !== undefined ? document.getElementById(idOf(shown)) : null;
    row?.scrollIntoView({ block: "nearest" });
  }, [shown, follows]);
  const now = { choices, shown, isOpen: isOpenRun(run), count: run.steps.length };
  const folded = new Set(waves.filter((wave) => isFolded(wave, now)).map(({ wave }) => wave));
  const fold = (wave: number, to = !folded.has(wave)): void =>
    setChoices(new Map([...choices, [wave, to]]));
  const pick = useCallback(
    (step: string) => {
      setCursor(undefined);
      onPick(step);
    },
    [onPick],
  );
  const stops = waves.flatMap(({ wave, steps }) => [
    ...(steps.length === 1 ? [] : [wave]),
    ...(folded.has(wave) ? [] : steps.map(({ step }) => step.id)),
  ]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== tree.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const isIn = ({ step }: RosterStep): boolean => step.id === shown;
    const at = cursor ?? waves.find(({ steps }) => steps.length > 1 && steps.some(isIn))?.wave;
    const place = stops.indexOf(cursor ?? shown ?? "");
    if (event.key === "ArrowDown") go(stops[place + 1]);
    else if (event.key === "ArrowUp") go(stops[Math.max(0, place - 1)]);
    else if (event.key === "Home") go(stops[0]);
    else if (event.key === "ArrowLeft" && cursor === undefined) go(at);
    else if (at !== undefined && event.key === "ArrowLeft") fold(at, true);
    else if (cursor !== undefined && event.key === "ArrowRight") fold(cursor, false);
    else if (cursor !== undefined && (event.key === "Enter" || event.key === " ")) fold(cursor);
    else return;
    event.preventDefault();
  }
  function go(stop: number | string | undefined): void {
    if (typeof stop === "number") setCursor(stop);
    else if (stop !== undefined) pick(stop);
  }

  const itemOf = ({ step }: RosterStep) =>
    ({ id: idOf(step.id), role: "treeitem", "aria-selected": step.id === shown }) as const;
  const rowOf = ({ step, depth }: RosterStep, wave?: number): ReactNode => (
    <>
      <RosterRow
        step={step}
        wave={wave}
        depth={depth}
        findings={findings.get(step.id) ?? 0}
        held={held[step.id]}
        isShown={step.id === shown}
        onPick={pick}
      />
      {step.id === shown ? below : null}
    </>
  );

  return (
    <ul
      ref={tree}
      role="tree"
      aria-label="Steps by wave"
      tabIndex={0}
      aria-activedescendant={cursor === undefined ? idOf(shown ?? "") : idOf(`wave ${cursor}`)}
      onKeyDown={onKeyDown}
      className="@container pb-4 outline-offset-[-2px]"
    >
      {waves.flatMap((wave, index) => {
        const [only] = wave.steps;
        const place = { "aria-posinset": index + 1, "aria-setsize": waves.length };
        // A wave of one step is that step.
        if (only !== undefined && wave.steps.length === 1)
          return (
            <li key={wave.wave} {...itemOf(only)} aria-level={1} {...place}>
              {rowOf(only, wave.wave)}
            </li>
          );
        const isHidden = folded.has(wave.wave);
        return [
          <li
            key={wave.wave}
            id={idOf(`wave ${wave.wave}`)}
            role="treeitem"
            aria-level={1}
            {...place}
            aria-selected={false}
            aria-expanded={!isHidden}
          >
            <WaveRow
              wave={wave}
              isFolded={isHidden}
              hasCursor={cursor === wave.wave}
              onToggle={() => fold(wave.wave)}
            />
          </li>,
          ...(isHidden ? [] : wave.steps).map((each, at) => (
            <li
              key={each.step.id}
              {...itemOf(each)}
              aria-level={2 + each.depth}
              aria-posinset={at + 1}
              aria-setsize={wave.steps.length}
            >
              {rowOf(each)}
            </li>
          )),
        ];
      })}
    </ul>
  );
}

function idOf(name: string): string {
  return `roster ${name}`.replaceAll(/\s/g, "-");
}

function countBy(
  findings: readonly { readonly step?: string | undefined }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { step } of findings)
    if (step !== undefined) counts.set(step, (counts.get(step) ?? 0) + 1);
  return counts;
}
