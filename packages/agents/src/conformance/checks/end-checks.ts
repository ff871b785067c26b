import { kill } from "node:process";
import { treeOf } from "@wheelhouse/sandbox";
import type { ConversationEvent } from "../../agent.ts";
import { type Check, must } from "./check.ts";

/** Longest time from a cancel to the proof that nothing is left, in milliseconds. */
const CANCEL_MS = 3000;
/** For those that answer nothing, the ladder has to be climbed to its end. */
const DEAF_MS = 10_000;

const LONG = {
  version: 1 as const,
  rules: [{ say: [{ text: "Working. " }, { wait: 120_000 }, { text: "Done." }] }],
};
const spoke = ({ type }: ConversationEvent): boolean => type === "agent.text";

/** How it is stopped, and what is left of it. */
export const END_CHECKS: readonly Check[] = [
  {
    id: "cancel",
    title: "ends within three seconds of a cancel",
    script: () => LONG,
    async run({ open }) {
      const { session, cancel, heard, marker } = await open();
      const turn = session.prompt("Work.");
      await heard(spoke);
      const from = performance.now();
      cancel.abort("enough");
      const end = await turn;
      await session.close("cancelled");
      const ms = Math.round(performance.now() - from);
      must(end.end === "cancelled", `The turn ended as ${end.end}.`);
      must(treeOf({ marker }).length === 0, "Processes of it are left.");
      must(ms <= CANCEL_MS, `It took ${ms} ms.`);
      return undefined;
    },
  },
  {
    id: "deaf",
    title: "is ended when it answers to no signal but the last",
    script: () => LONG,
    async run({ open }) {
      const { session, heard, marker } = await open();
      const turn = session.prompt("Work.");
      await heard(spoke);
      // A stopped process hears neither a cancel nor SIGTERM.
      for (const { pid } of treeOf({ marker })) kill(pid, "SIGSTOP");
      const from = performance.now();
      await session.close("enough");
      const ms = Math.round(performance.now() - from);
      must((await turn).end === "cancelled", "The turn did not end as cancelled.");
      must(treeOf({ marker }).length === 0, "Processes of it are left.");
      must(ms <= DEAF_MS, `It took ${ms} ms.`);
      return undefined;
    },
  },
  {
    id: "orphans",
    title: "leaves no process behind",
    script: () => ({
      version: 1,
      rules: [
        { when: { result: true }, say: [{ text: "Left one." }] },
        {
          say: [
            {
              call: {
                role: "shell",
                with: { command: "nohup setsid sleep 600 >/dev/null 2>&1 &" },
                unoffered: true,
              },
            },
          ],
        },
      ],
    }),
    async run({ open }) {
      const { session, marker } = await open();
      await session.prompt("Leave a process behind.");
      await session.close("done");
      must(treeOf({ marker }).length === 0, "Processes of it are left.");
      return undefined;
    },
  },
];
