import { isThreadEvent, messageRowSchema, partOfThread, THREAD_STREAMS } from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";

/** What was heard of a reply up to now, as a text; empty when nothing was. */
export async function wordsSoFar(
  journal: Pick<Journal, "rows" | "read">,
  thread: string,
  message: number,
): Promise<string> {
  const id = partOfThread(thread, message);
  const [row] = await journal.rows("messages", { where: { id }, limit: 1 });
  if (!row) return "";
  const { seq: from } = messageRowSchema.parse(row);
  const events = await journal.read(`${THREAD_STREAMS}${thread}`, { from, class: "agent" });
  const texts = events.flatMap((event) =>
    isThreadEvent(event) && event.type === "reply.heard" && event.data.message === message
      ? event.data.heard.map((each) => (each.kind === "text" ? each.text : ""))
      : [],
  );
  return texts.join("").trim().slice(0, 400_000);
}
