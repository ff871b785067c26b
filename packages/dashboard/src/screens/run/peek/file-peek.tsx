import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { useRun } from "../../../live/use-run.ts";
import { Dialog } from "../../../parts/dialog.tsx";
import { PAGE_LINES } from "../../../queries/file.ts";
import { useMedia } from "../steps/use-media.ts";
import { checkedAt } from "./checked-at.ts";
import { FileLines } from "./file-lines.tsx";
import { PeekEdge } from "./peek-edge.tsx";
import { PeekHead } from "./peek-head.tsx";
import { PeekRefused } from "./peek-refused.tsx";
import { peekWidth } from "./peek-width.ts";
import { readPlace } from "./place.ts";
import { usePeek } from "./use-peek.ts";
import { usePeekedFile } from "./use-peeked-file.ts";

const route = getRouteApi("/runs/$run");

/** From this width on the file stands beside the page; below it the file is a sheet over it. */
const BESIDE = "(min-width: 1100px)";

/** A file that the agents of a run read, at the place that the address names. */
export function FilePeek({ run }: { readonly run: string }): ReactNode {
  const { file = "" } = route.useSearch();
  const { close } = usePeek();
  const isBeside = useMedia(BESIDE);
  useCommands([
    { id: "peek.close", title: "Close the file", group: "Run", keys: "Escape", run: close },
  ]);
  if (file === "") return null;
  if (isBeside) return <Beside run={run} address={file} onClose={close} />;
  return (
    <Dialog
      isOpen
      onClose={close}
      title={`File ${readPlace(file).path}`}
      width="wide"
      isTitleHidden
    >
      <div className="flex h-[calc(100dvh-1.5rem)] min-h-0 flex-col">
        <FileView run={run} address={file} onClose={close} />
      </div>
    </Dialog>
  );
}

interface FileViewProps {
  readonly run: string;
  readonly address: string;
  readonly onClose: () => void;
  /** Names the heading. */
  readonly id?: string | undefined;
}

function Beside(props: FileViewProps): ReactNode {
  const width = peekWidth.use();
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  // Whoever opens a file goes on with it by keys, and comes back to where they were.
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-labelledby={id}
      className="relative flex min-h-0 shrink-0 flex-col border-l border-line bg-bg outline-none print:hidden"
      style={{ width: `min(${width}px, 65vw)` }}
    >
      <PeekEdge width={width} />
      <FileView {...props} id={id} />
    </aside>
  );
}

function FileView({ run, address, onClose, id = "peek" }: FileViewProps): ReactNode {
  const { quote } = route.useSearch();
  const { data: state } = useRun(run);
  const place = readPlace(address);
  const { path, from = 1 } = place;
  const page = Math.floor((from - 1) / PAGE_LINES);
  const { data: file, error, refetch } = usePeekedFile(run, state?.run, path, page);
  const checked =
    state && quote !== undefined ? checkedAt(state.run.findings, place, quote) : undefined;
  return (
    <>
      <PeekHead id={id} place={place} checked={checked} onClose={onClose} />
      {error ? <PeekRefused error={error} onAgain={() => void refetch()} /> : null}
      {file === undefined ? null : (
        <FileLines key={address} run={run} place={place} quote={quote} total={file.total} />
      )}
    </>
  );
}
