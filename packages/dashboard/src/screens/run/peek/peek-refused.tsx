import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { wordsOf } from "../../../queries/words-of.ts";

/** Why a file cannot be shown. */
export function PeekRefused({
  error,
  onAgain,
}: {
  readonly error: unknown;
  readonly onAgain: () => void;
}): ReactNode {
  const { title, text } = wordsOf(error);
  return (
    <div role="alert" className="flex flex-col items-start gap-2 p-4">
      <p className="font-medium">{title}</p>
      {text === undefined ? null : <p className="text-text-2">{text}</p>}
      <Button onClick={onAgain}>Try again</Button>
    </div>
  );
}
