import type { BadLine } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { FileWarning } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../../../parts/button.tsx";
import { CopyButton } from "../../../../parts/copy-button.tsx";
import { Dialog } from "../../../../parts/dialog.tsx";
import { MiddleCut } from "../../../../parts/middle-cut.tsx";
import { badLinesQuery } from "../../../../queries/bad-lines.ts";
import { wordsOf } from "../../../../queries/words-of.ts";
import { withVisibleControls } from "../../../../text/visible-controls.ts";

/** How many lines of a log were not understood, and on a press which and why. */
export function BadLines({
  run,
  count,
}: {
  readonly run: string;
  readonly count: number;
}): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const words = `${count.toLocaleString("en")} ${count === 1 ? "line" : "lines"} not understood`;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="inline-flex min-h-6 items-center gap-1 whitespace-nowrap text-waiting underline decoration-waiting/40 underline-offset-2 hover:decoration-waiting coarse:-my-2.5 coarse:min-h-11"
      >
        <FileWarning className="size-3.5 shrink-0" aria-hidden="true" />
        {words}
      </button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={words} width="wide">
        {isOpen ? <Lines run={run} count={count} /> : null}
      </Dialog>
    </>
  );
}

function Lines({ run, count }: { readonly run: string; readonly count: number }): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(badLinesQuery(run, count));
  if (error) {
    const { title, text } = wordsOf(error);
    return (
      <div className="flex flex-col items-start gap-3 p-4">
        <p role="alert">
          {title} <span className="text-text-2">{text}</span>
        </p>
        <Button disabled={isFetching} onClick={() => void refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (data === undefined) return <div aria-busy="true" className="h-32" />;
  const { lines, total } = data;
  return (
    <>
      <p className="shrink-0 px-4 pt-3 text-text-2">
        They are counted and passed over; all others are shown. Nothing is written to the log.
      </p>
      <section
        aria-label="Lines that were not understood"
        className="min-h-0 flex-1 overflow-y-auto px-4 py-3"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that it can be scrolled by keys
        tabIndex={0}
      >
        <ul className="flex flex-col gap-2">
          {lines.map((line) => (
            <Line key={`${line.path}:${line.offset}`} line={line} />
          ))}
        </ul>
        {lines.length < total ? (
          <p className="mt-3 text-xs text-text-3">
            {(total - lines.length).toLocaleString("en")} more are in the log.
          </p>
        ) : null}
      </section>
    </>
  );
}

function Line({ line: { path, line, problem, text } }: { readonly line: BadLine }): ReactNode {
  return (
    <li className="overflow-hidden rounded-card border border-line bg-bg">
      <p className="flex items-center gap-2 border-b border-line bg-raised/60 py-0.5 pr-1 pl-3 text-xs">
        <span className="shrink-0 font-medium">Line {line.toLocaleString("en")}</span>
        <span className="min-w-0 flex-1 truncate text-waiting" title={problem}>
          {problem}
        </span>
        <MiddleCut path={path} className="max-w-[40%] font-mono text-text-3 max-sm:hidden" />
        <CopyButton text={`${path}:${line}`} label={`Copy where line ${line} is`} />
      </p>
      <pre className="max-h-24 overflow-y-auto px-3 py-1.5 font-mono text-xs whitespace-pre-wrap text-text-2">
        <bdi>{text === "" ? "(no text)" : withVisibleControls(text)}</bdi>
      </pre>
    </li>
  );
}
