import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatDuration, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { clean } from "../../output/clean.ts";
import { table } from "../../output/table.ts";
import { ensurePage } from "../../page/ensure-page.ts";
import { portOf } from "../../serve/port-of.ts";
import { runningServer } from "../../serve/running-server.ts";
import { mustPlay } from "../must-play.ts";
import { type Filled, fillHome, readFilled } from "./fill-home.ts";
import { serveFilled } from "./serve-filled.ts";

/**
 * `wheelhouse demo --fill [--serve]`. The user's own data is never filled unless it is named and
 * empty; one that was filled before can be served again, and is not filled twice.
 */
export async function fill(given: Context): Promise<Result> {
  const port = portOf(given.args.text("port"));
  const named = given.args.text("home") !== undefined;
  const home = named
    ? given.home
    : join(mkdtempSync(join(tmpdir(), "wheelhouse-samples-")), "data");
  const context: Context = { ...given, home };
  const serves = given.args.flag("serve");
  const before = readFilled(home);
  if (before && !serves) {
    throw new WheelhouseError("usage", `${home} has its sample runs already.`, {
      hint: `Look at them: wheelhouse demo --fill --serve --home ${home}`,
    });
  }
  const running = before && (await runningServer(home));
  if (running) {
    return {
      data: { id: "server", status: "running", ...running },
      view: () =>
        `Process ${running.pid} serves these sample runs already.\nOpen them, once, with this address: ${running.url}`,
    };
  }
  const filled = before ?? (await make(context));
  if (!serves) return made(context, filled);
  const say = sayer(context);
  const pages = await ensurePage({ say, freshen: true });
  return { lines: serveFilled(context, { filled, port, pages, say }) };
}

async function make(context: Context): Promise<Filled> {
  const { home } = context;
  const say = sayer(context);
  await mustPlay(home);
  say(`Fills ${home} with sample runs…`);
  const began = performance.now();
  const filled = await fillHome(home, (text) => say(`  ${text}`));
  say(`${filled.runs.length} runs in ${formatDuration(performance.now() - began)}.`);
  return filled;
}

function made({ home, paint, columns }: Context, { runs }: Filled): Result {
  return {
    data: { home, runs },
    view: () =>
      [
        table(
          runs,
          [
            { title: "RUN", cell: ({ id }) => id },
            { title: "SHOWS", cell: ({ shows }) => shows },
            { title: "TITLE", cell: ({ title }) => title },
          ],
          { columns, head: paint.dim },
        ),
        "",
        `Look at them: wheelhouse demo --fill --serve --home ${home}`,
      ].join("\n"),
  };
}

function sayer({ io, json }: Context): (text: string) => void {
  return (text) => {
    if (!json) io.stderr.write(`${clean(text)}\n`);
  };
}
