import { Image, Square, SquareCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { Components, ExtraProps } from "react-markdown";
import { Fence } from "./fence.tsx";
import { InlineCode } from "./inline-code.tsx";
import { Link } from "./link.tsx";
import { useMarkdown } from "./markdown-context.ts";

/** How each part of a Markdown text is drawn. */
export const COMPONENTS: Components = {
  a: ({ href, children }) => <Link href={href}>{children}</Link>,
  pre: Fence,
  code: ({ children }) => <InlineCode>{children}</InlineCode>,
  img: Picture,
  input: ({ checked }) => <Tick isDone={checked === true} />,
  h1: heading(1, "mt-5 mb-2 text-lg font-semibold"),
  h2: heading(2, "mt-5 mb-2 text-lg font-semibold"),
  h3: heading(3, "mt-4 mb-1.5 font-semibold"),
  h4: heading(4, "mt-4 mb-1.5 font-semibold"),
  h5: heading(5, "mt-3 mb-1 font-semibold text-text-2"),
  h6: heading(6, "mt-3 mb-1 font-semibold text-text-2"),
  p: Paragraph,
  ul: ({ children, className }) => (
    <ul
      dir="auto"
      className={
        className?.includes("contains-task-list") === true
          ? "my-2 list-none ps-1"
          : "my-2 list-disc ps-5 marker:text-text-3"
      }
    >
      {children}
    </ul>
  ),
  ol: ({ children, start }) => (
    <ol dir="auto" start={start} className="my-2 list-decimal ps-6 marker:text-text-3">
      {children}
    </ol>
  ),
  li: ({ children }) => <li className="my-0.5 ps-0.5 [&>p]:my-1">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote dir="auto" className="my-2 border-s-2 border-control/60 ps-3 text-text-2">
      {children}
    </blockquote>
  ),
  hr: () => <hr className="my-4 border-line" />,
  table: ({ children }) => (
    <div {...SCROLLS} className="my-3 max-w-full overflow-x-auto">
      <table className="border-collapse text-sm">{children}</table>
    </div>
  ),
  th: ({ children, style }) => (
    <th
      className="border border-line bg-surface px-2 py-1 text-start font-semibold"
      {...(style && { style })}
    >
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td className="border border-line px-2 py-1 align-top" {...(style && { style })}>
      {children}
    </td>
  ),
};

/** What scrolls by itself must be reached by keys. */
const SCROLLS = { role: "region", "aria-label": "Table", tabIndex: 0 } as const;

type HeadingProps = { readonly children?: ReactNode } & ExtraProps;

/** In a report the first level is that of a part of the page; in what agents say a heading is only larger. */
function heading(level: number, className: string) {
  return function Heading({ children }: HeadingProps): ReactNode {
    const { isDocument } = useMarkdown();
    const Name = isDocument ? HEADINGS[level] : "p";
    return Name === undefined ? null : (
      <Name dir="auto" className={`${className} first:mt-0`}>
        {children}
      </Name>
    );
  };
}

/** Who writes a report wraps lines; who speaks means them. */
function Paragraph({ children }: { readonly children?: ReactNode }): ReactNode {
  const { isDocument } = useMarkdown();
  return (
    <p dir="auto" className={isDocument ? "my-2" : "my-2 whitespace-pre-line"}>
      {children}
    </p>
  );
}

const HEADINGS: Readonly<Record<number, "h2" | "h3" | "h4" | "h5" | "h6">> = {
  1: "h2",
  2: "h3",
  3: "h4",
  4: "h5",
  5: "h6",
  6: "h6",
};

/** A picture is never fetched: whoever wrote the text would learn who reads it. Its words and address stand for it. */
function Picture({
  alt = "",
  src,
}: {
  readonly alt?: string | undefined;
  readonly src?: unknown;
}): ReactNode {
  return (
    <span className="inline-flex max-w-full items-baseline gap-1 rounded-chip border border-line bg-raised px-1.5 text-text-2">
      <Image className="size-3.5 shrink-0 self-center" aria-hidden="true" />
      <span className="min-w-0">
        {alt === "" ? "Picture" : alt}
        {typeof src === "string" && src !== "" ? ` (${src.slice(0, 300)})` : ""}
      </span>
    </span>
  );
}

function Tick({ isDone }: { readonly isDone: boolean }): ReactNode {
  const Icon = isDone ? SquareCheck : Square;
  return (
    <>
      <Icon className="me-1.5 mb-0.5 inline size-3.5 text-text-2" aria-hidden="true" />
      <span className="sr-only">{isDone ? "Done: " : "To do: "}</span>
    </>
  );
}
