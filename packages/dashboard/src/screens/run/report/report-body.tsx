import { memo, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { whenIdle, whenSeen } from "../../../text/markdown/when-seen.ts";
import { Markdown } from "../../../text/markdown.tsx";
import { flushSync } from "react-dom";
import { chunkOf, chunkSections, type ReportChunk } from "./report-chunks.ts";

/** A place of a report that is to be shown; a new object asks again. */
export interface WantedSection {
  readonly section: number;
}

/** Reports up to this length are drawn whole when there is time, so that find and print reach all of it. */
const WHOLE = 400_000;
/** About so many characters stand in a line, and so high it is. */
const LINE = { characters: 80, px: 24 } as const;

/** The Markdown of a report, drawn where somebody looks. */
export function ReportBody({
  sections,
  wanted,
  onPlace,
}: {
  readonly sections: readonly string[];
  readonly wanted: WantedSection | undefined;
  readonly onPlace: (address: string) => void;
}): ReactNode {
  const chunks = useMemo(() => chunkSections(sections), [sections]);
  const root = useRef<HTMLDivElement>(null);
  const isPrinted = usePrinting();
  const wantedChunk = wanted === undefined ? -1 : chunkOf(chunks, wanted.section);
  const isShort = sections.reduce((sum, { length }) => sum + length, 0) <= WHOLE;
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    const place = root.current?.querySelector(`[data-section="${wanted.section}"]`);
    place?.scrollIntoView({ block: "start" });
  }, [wanted]);
  return (
    <div ref={root}>
      {chunks.map((chunk, index) => (
        <Chunk
          key={chunk.first}
          chunk={chunk}
          isAtOnce={index === 0 || index === wantedChunk || (isPrinted && isShort)}
          isInTime={isShort}
          onPlace={onPlace}
        />
      ))}
    </div>
  );
}

const Chunk = memo(function Chunk({
  chunk: { first, sections, length },
  isAtOnce,
  isInTime,
  onPlace,
}: {
  readonly chunk: ReportChunk;
  readonly isAtOnce: boolean;
  readonly isInTime: boolean;
  readonly onPlace: (address: string) => void;
}): ReactNode {
  const [isSeen, setSeen] = useState(isAtOnce);
  const place = useRef<HTMLDivElement>(null);
  const isDrawn = isSeen || isAtOnce;
  // What was drawn stays, also when it is no longer wanted at once.
  if (isAtOnce && !isSeen) setSeen(true);
  useEffect(() => {
    const element = place.current;
    if (isDrawn || element === null) return undefined;
    const draw = (): void => setSeen(true);
    const stops = [whenSeen(element, draw), ...(isInTime ? [whenIdle(draw)] : [])];
    return () => {
      for (const stop of stops) stop();
    };
  }, [isDrawn, isInTime]);
  if (!isDrawn)
    return <div ref={place} style={{ height: Math.ceil(length / LINE.characters) * LINE.px }} />;
  return sections.map((section, index) => (
    <div
      // A section stays at its place.
      key={`${first + index}`}
      data-section={first + index}
      className="scroll-mt-3 [&:not(:first-child)]:mt-5"
    >
      <Markdown text={section} isDocument onLink={onPlace} />
    </div>
  ));
});

/** Whether the page is being printed, as early as a browser says it. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const { dataset } = document.documentElement;
    let theme: string | undefined;
    const begin = (): void => {
      flushSync(() => setPrinting(true));
      theme = dataset["theme"];
      // Paper is light, and browsers print no surfaces.
      dataset["theme"] = "light";
    };
    const end = (): void => {
      setPrinting(false);
      if (theme !== undefined) dataset["theme"] = theme;
    };
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  return isPrinting;
}
