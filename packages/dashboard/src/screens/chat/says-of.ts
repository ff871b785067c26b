import type { ThreadView } from "./log/thread-log.ts";

/** What of a thread is told to who does not see it: that a reply begins, is whole or failed, and how much it proposes. */
export function saysOf({ rows }: Pick<ThreadView, "rows">): string {
  const { message, proposals } = rows.at(-1) ?? {};
  if (message === undefined || message.speaker !== "orchestrator") return "";
  switch (message.status) {
    case "writing":
      return `${message.by} writes.`;
    case "failed":
      return "The reply failed.";
    case "cancelled":
      return "The reply was broken off.";
    default: {
      const open = (proposals ?? []).filter(({ status }) => status === "open").length;
      const asks = message.question === null ? "" : " It asks something.";
      const wants =
        open === 0 ? "" : ` ${open} ${open === 1 ? "proposal waits" : "proposals wait"}.`;
      return `The reply is there.${asks}${wants}`;
    }
  }
}
