import { memo, type ReactNode } from "react";
import ReactMarkdown, { type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { COMPONENTS } from "./components.tsx";
import { GoesOn } from "./markdown-context.ts";

const PLUGINS: Options["remarkPlugins"] = [remarkGfm];

/** One block of a text. HTML in it is shown as the text that it is. */
export const Block = memo(function Block({
  text,
  goesOn = false,
}: {
  readonly text: string;
  readonly goesOn?: boolean;
}): ReactNode {
  return (
    <GoesOn value={goesOn}>
      {/* Addresses are judged where links are drawn, which shows what is refused instead of hiding it. */}
      <ReactMarkdown remarkPlugins={PLUGINS} components={COMPONENTS} urlTransform={asItIs}>
        {text}
      </ReactMarkdown>
    </GoesOn>
  );
});

const asItIs = (url: string): string => url;
