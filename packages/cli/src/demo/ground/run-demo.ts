import { WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { clean } from "../../output/clean.ts";
import { ensurePage } from "../../page/ensure-page.ts";
import { portOf } from "../../serve/port-of.ts";
import { runningServer } from "../../serve/running-server.ts";
import { mustPlay } from "../must-play.ts";
import { type DemoGround, removeGround } from "./demo-ground.ts";
import { serveGround, type ServeWish } from "./serve-ground.ts";

/** A demonstration over a sample project of its own. */
export interface GroundDemo extends Pick<ServeWish, "name" | "words" | "commands"> {
  /** Throws when this machine lacks something. */
  readonly check: () => Promise<void>;
  readonly make: (named: string | undefined) => Promise<DemoGround>;
  /** Where the page is opened. */
  readonly path: (ground: DemoGround) => string;
  /** All of it, here; what was made is removed by it, as soon as nobody can want it. */
  readonly play: (context: Context, ground: DemoGround) => Promise<Result>;
}

/** Plays a demonstration, or serves it with `--serve`. What was made for it goes when it ends, unless a person has named the data directory. */
export async function runDemo(context: Context, demo: GroundDemo): Promise<Result> {
  const { args, json } = context;
  for (const other of ["kill", "fill"])
    if (args.flag(other)) throw wrongDemo(`--${other} goes with the other demonstration.`);
  if (args.text("band") !== undefined) throw wrongDemo("--band goes with the other demonstration.");
  const serves = args.flag("serve");
  const port = portOf(args.text("port"));
  const named = args.text("home") === undefined ? undefined : context.home;
  if (named !== undefined && serves) {
    const running = await runningServer(named);
    if (running) return alreadyServed(running);
  }
  await demo.check();
  const ground = await demo.make(named);
  // As if it had been called in the sample project: what it serves and looks at is that, and nothing of whoever looks on.
  const { path: cwd } = ground.project;
  const within: Context = { ...context, home: ground.home, io: { ...context.io, cwd } };
  try {
    process.chdir(cwd);
    await mustPlay(ground.home);
    if (!serves) return await demo.play(within, ground);
    const say = (text: string): void => {
      if (!json) context.io.stderr.write(`${clean(text)}\n`);
    };
    const pages = await ensurePage({ say, freshen: true });
    const { name, words, commands } = demo;
    const path = demo.path(ground);
    return {
      lines: serveGround(within, { name, words, commands, ground, port, pages, say, path }),
    };
  } catch (error) {
    removeGround(ground);
    throw error;
  }
}

/** Where all of it stays for commands about it, or that it is gone. */
export function endOfDemo({ project, home }: DemoGround, kept: boolean): string {
  return kept
    ? `The project is ${project.path}. For commands about it: export WHEELHOUSE_HOME=${home}`
    : "What was made for it is removed.";
}

/** The error of options that do not go together. */
export function wrongDemo(message: string): WheelhouseError {
  return new WheelhouseError("usage", message, { hint: "See wheelhouse demo --help" });
}

function alreadyServed(running: { readonly pid: number; readonly url: string }): Result {
  return {
    data: { id: "server", status: "running", ...running },
    view: () =>
      `Process ${running.pid} serves this demonstration already.\nOpen it, once, with this address: ${running.url}`,
  };
}
