import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { SessionRow } from "./session-row.tsx";
import type { SessionNode } from "./session-tree.ts";

/** The sessions of a run as a tree, with a tree's keys. One that is only thought to be of the run opens its own run. */
export function SessionList({
  run,
  nodes,
  shown,
  onPick,
  below,
}: {
  /** The run that is shown. */
  readonly run: string;
  readonly nodes: readonly SessionNode[];
  /** The step that is looked at. */
  readonly shown: string | undefined;
  readonly onPick: (step: string) => void;
  /** What stands below the row of the step that is shown, on a narrow page. */
  readonly below?: ReactNode;
}): ReactNode {
  const navigate = useNavigate();
  const tree = useRef<HTMLUListElement>(null);
  /** The row at which the keys are, where it is not the one that is shown. */
  const [cursor, setCursor] = useState<string>();
  const at = cursor ?? nodes.find(({ step }) => step?.id === shown)?.key;
  const open = ({ session }: SessionNode): void => {
    if (session.run !== null)
      void navigate({ to: "/runs/$run", params: { run: session.run }, search: {} });
  };
  const pick = (node: SessionNode): void => {
    if (node.step === undefined) return open(node);
    setCursor(undefined);
    onPick(node.step.id);
  };
  const go = (node: SessionNode | undefined): void => {
    if (node === undefined) return;
    if (node.step === undefined) setCursor(node.key);
    else pick(node);
    document.getElementById(idOf(node.key))?.scrollIntoView({ block: "nearest" });
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== tree.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = nodes.findIndex(({ key }) => key === at);
    const here = nodes[place];
    const { key } = event;
    if (key === "ArrowDown") go(nodes[place + 1]);
    else if (key === "ArrowUp") go(nodes[Math.max(0, place - 1)]);
    else if (key === "Home") go(nodes[0]);
    else if (key === "ArrowLeft") go(above(nodes, place));
    else if (key === "ArrowRight" && (nodes[place + 1]?.depth ?? 0) > (here?.depth ?? 0))
      go(nodes[place + 1]);
    else if ((key === "Enter" || key === " ") && here) pick(here);
    else return;
    event.preventDefault();
  }
  return (
    <ul
      ref={tree}
      role="tree"
      aria-label="Sessions of the run"
      tabIndex={0}
      aria-activedescendant={at === undefined ? undefined : idOf(at)}
      onKeyDown={onKeyDown}
      className="pb-4 outline-offset-[-2px]"
    >
      {nodes.map((node) => {
        const { key, step, depth, place, siblings } = node;
        const isShown = step !== undefined && step.id === shown;
        return (
          <li
            key={key}
            id={idOf(key)}
            role="treeitem"
            aria-selected={isShown}
            aria-level={depth + 1}
            aria-posinset={place}
            aria-setsize={siblings}
          >
            <SessionRow
              node={node}
              of={run}
              isShown={isShown}
              hasCursor={key === cursor}
              onPick={() => pick(node)}
            />
            {isShown ? below : null}
          </li>
        );
      })}
    </ul>
  );
}

function idOf(key: string): string {
  return `session-row ${key}`.replaceAll(/\s/g, "-");
}

/** The session that began the one at a place. */
function above(nodes: readonly SessionNode[], place: number): SessionNode | undefined {
  const depth = nodes[place]?.depth ?? 0;
  return nodes.slice(0, Math.max(0, place)).findLast((node) => node.depth < depth);
}
