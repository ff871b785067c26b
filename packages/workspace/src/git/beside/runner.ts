/**
 * The program that runs git for a large process: see git-beside.ts. It lives as long as the channel to that
 * process, and until the last git has ended: one that is killed in the middle would leave its locks behind.
 */
import { runGit } from "../run-git.ts";
import { isOrder, type Word } from "./order.ts";

const running = new Map<number, AbortController>();

function say(word: Word): void {
  if (process.connected) process.send?.(word);
}

process.on("message", (message) => {
  if (!isOrder(message)) return;
  const { id } = message;
  if (message.kind === "stop") {
    running.get(id)?.abort();
    return;
  }
  const stop = new AbortController();
  running.set(id, stop);
  void runGit(message.command, message.input, stop.signal).then((result) => {
    running.delete(id);
    say({ kind: "ended", id, result });
  });
});
// A terminal tells all of its processes at once; the one that this one belongs to decides what that means.
for (const signal of ["SIGINT", "SIGHUP", "SIGTERM"] as const)
  process.on(signal, () => {
    if (!process.connected && running.size === 0) process.exit();
  });
say({ kind: "ready" });
