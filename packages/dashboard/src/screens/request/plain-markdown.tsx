import type { ReactNode } from "react";
import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";

/** Markdown of an agent: no HTML, no pictures, and no links but to the web. */
export function Markdown({ text }: { readonly text: string }): ReactNode {
  return (
    <ReactMarkdown remarkPlugins={[remarkGfm]} disallowedElements={["img"]}>
      {text}
    </ReactMarkdown>
  );
}
