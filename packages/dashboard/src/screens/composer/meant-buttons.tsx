import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { type Meant, withMeant } from "./meant.ts";

/** What may have been meant, each a button that puts it in the place of what was said. */
export function MeantButtons({
  text,
  meant: { said, near },
  onTake,
}: {
  /** The text that has the words. */
  readonly text: string;
  readonly meant: Meant;
  readonly onTake: (text: string) => void;
}): ReactNode {
  if (near.length === 0 || !text.includes(said)) return null;
  return (
    <span className="flex min-w-0 flex-wrap gap-1">
      {near.map((each) => (
        <Button
          key={each}
          title={`Put ${each} in the place of ${said}`}
          onClick={() => onTake(withMeant(text, said, each))}
          className="h-6 min-w-0 px-1.5 text-xs"
        >
          <span className="truncate">{each}</span>
        </Button>
      ))}
    </span>
  );
}
