import { memo, type ReactNode, useEffect, useRef, useState } from "react";
import { Block } from "./block.tsx";
import type { Section } from "./cut-blocks.ts";
import { whenIdle, whenSeen } from "./when-seen.ts";

/** About so many characters stand in a line, and so high it is: what is taken for a section that is not drawn yet. */
const LINE = { characters: 80, px: 22 } as const;

/** Some blocks of a long text, drawn when they come near the window, or earlier when there is time. */
export const SectionView = memo(function SectionView({
  section,
  isAtOnce,
  isInTime,
}: {
  readonly section: Section;
  /** Draw it now. */
  readonly isAtOnce: boolean;
  /** Draw it when there is time, so that find and print reach it; a text that is too long waits for the eye. */
  readonly isInTime: boolean;
}): ReactNode {
  const [isDrawn, setDrawn] = useState(isAtOnce);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (isDrawn || element === null) return undefined;
    const draw = (): void => setDrawn(true);
    const stops = [whenSeen(element, draw), ...(isInTime ? [whenIdle(draw)] : [])];
    return () => {
      for (const stop of stops) stop();
    };
  }, [isDrawn, isInTime]);
  const height = section.reduce((sum, block) => sum + heightOf(block), 0);
  if (!isDrawn) return <div ref={place} style={{ height }} />;
  return (
    <div
      className="[content-visibility:auto] [&>*:first-child]:mt-0 [&>*:last-child]:mb-0"
      style={{ containIntrinsicBlockSize: `auto ${height}px` }}
    >
      {/* A block stays at its place for as long as the text goes on. */}
      {section.map((block, index) => (
        <Block key={`${index}`} text={block} />
      ))}
    </div>
  );
});

function heightOf(block: string): number {
  return (
    Math.max(Math.ceil(block.length / LINE.characters), block.split("\n").length - 1) * LINE.px
  );
}
