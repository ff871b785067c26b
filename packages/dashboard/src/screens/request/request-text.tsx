import { lazy, type ReactNode, Suspense } from "react";

const Markdown = lazy(async () => ({ default: (await import("./plain-markdown.tsx")).Markdown }));

/** Words of a run as Markdown; as they are until the reader of Markdown has come. */
export function RequestText({ text }: { readonly text: string }): ReactNode {
  return (
    <Suspense fallback={<p className="whitespace-pre-wrap">{text}</p>}>
      <Markdown text={text} />
    </Suspense>
  );
}
