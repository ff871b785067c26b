import { type ReactNode, use } from "react";
import type { ExtraProps } from "react-markdown";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Code } from "../code.tsx";
import { GoesOn } from "./markdown-context.ts";

/** A block of code, with the word that stood behind its fence. */
export function Fence({ node }: ExtraProps): ReactNode {
  const goesOn = use(GoesOn);
  const { text, lang } = readFence(node);
  return (
    <div className="group relative my-3 rounded-card border border-line bg-surface px-3 py-2">
      <Code text={text} lang={lang} isStreaming={goesOn} />
      {goesOn ? null : (
        <CopyButton
          text={text}
          label="Copy this code"
          className="absolute top-1 right-1 bg-surface opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
        />
      )}
    </div>
  );
}

function readFence(node: ExtraProps["node"]): { text: string; lang: string | undefined } {
  const code = node?.children[0];
  if (code?.type !== "element") return { text: "", lang: undefined };
  const [words] = code.children;
  const { className } = code.properties;
  const names = Array.isArray(className) ? className.map(String) : [];
  return {
    text: words?.type === "text" ? words.value : "",
    lang: names.find((name) => name.startsWith("language-"))?.slice("language-".length),
  };
}
