import "../../styles/page.css";
import { type ReactNode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { Markdown } from "../../text/markdown.tsx";

/** Characters a second in each pane, ten times a second, up to a whole message. */
const PACE = 1_200;
const TICK_MS = 100;
const WHOLE = 24_000;

const PART = `## What the flush does

The **flush** path drops the pending batch when \`close()\` comes first; see \`src/store.ts:120\`.

| case | before | after |
| --- | --- | --- |
| close, then flush | lost | kept |
| flush, then close | kept | kept |

\`\`\`ts
export async function flush(store: Store): Promise<void> {
  const batch = store.take();
  if (batch.length === 0) return;
  await store.write(batch);
}
\`\`\`

1. Take the batch under the lock.
2. Write it, and only then let go.
   - A second close waits for the first.

`;

function Pane(): ReactNode {
  const [length, setLength] = useState(0);
  useEffect(() => {
    const timer = setInterval(
      () => setLength((now) => Math.min(now + (PACE * TICK_MS) / 1000, WHOLE)),
      TICK_MS,
    );
    return () => clearInterval(timer);
  }, []);
  const text = PART.repeat(Math.ceil(WHOLE / PART.length)).slice(0, length);
  return (
    <div className="h-full min-w-0 flex-1 overflow-y-auto p-4">
      <Markdown text={text} isStreaming={length < WHOLE} />
    </div>
  );
}

const root = document.querySelector("#root");
if (root)
  createRoot(root).render(
    <div className="flex h-dvh">
      {[1, 2, 3, 4].map((pane) => (
        <Pane key={pane} />
      ))}
    </div>,
  );
