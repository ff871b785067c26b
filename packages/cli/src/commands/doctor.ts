import { lockedBy, readHolder } from "@wheelhouse/engine";
import { agentsView } from "../agents/agents-view.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import type { Check } from "../doctor/check.ts";
import { checkAlerts } from "../doctor/check-alerts.ts";
import { checkAgents } from "../doctor/check-agents.ts";
import { checkHome } from "../doctor/check-home.ts";
import { checkWatched } from "../doctor/check-watched.ts";
import { checkMachine } from "../doctor/check-machine.ts";
import { openHost } from "../host/open-host.ts";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { pad } from "../output/width.ts";
import { wrap } from "../output/wrap.ts";

/** `wheelhouse doctor [--rebuild]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, io, paint, columns } = context;
  const rebuilt = args.flag("rebuild") ? [await rebuild(home)] : [];
  const [machine, agents, data, watched] = await Promise.all([
    checkMachine(),
    checkAgents(home, io.env),
    checkHome(home),
    checkWatched({ home, io }),
  ]);
  const checks = [
    ...machine,
    ...data,
    ...watched,
    checkAlerts({ home, io }),
    ...(agents.config ? [agents.config] : []),
    ...rebuilt,
  ];
  const failed = checks.filter(({ status }) => status === "fail").length;
  return {
    data: [...checks, ...agents.checks],
    view: () =>
      [
        ...checks.flatMap((check) => linesOf(check, paint, columns)),
        "",
        ...agentsView(agents.rows, agents.ground, paint, columns),
        "",
        failed === 0
          ? `${paint.green("✓")} Runs can be started here: wheelhouse run code-review`
          : paint.red(
              failed === 1 ? "One thing stands in the way." : `${failed} things stand in the way.`,
            ),
      ].join("\n"),
    exit: failed === 0 ? 0 : 1,
  };
}

/** Folds the tables again. Needs the lock: a host would write them at the same time. */
async function rebuild(home: string): Promise<Check> {
  const host = await openHost(home, { command: "wheelhouse doctor", serve: false });
  if (!host) throw lockedBy(home, readHolder(home));
  try {
    await host.journal.rebuild();
  } finally {
    await host.close();
  }
  const detail = "the tables were dropped and folded again from the journal";
  return { id: "rebuild", group: "home", status: "ok", title: "Rebuild", detail };
}

const NAME_COLUMNS = 20;

function linesOf({ status, title, detail, hint }: Check, paint: Paint, columns: number): string[] {
  const sign =
    status === "ok" ? paint.green("✓") : status === "warn" ? paint.yellow("!") : paint.red("✗");
  const hang = " ".repeat(NAME_COLUMNS + 4);
  const indent = `${sign} ${pad(title, NAME_COLUMNS)}  `;
  const lines = [wrap(clean(detail), columns, { indent, hang })];
  if (hint !== undefined && hint !== "")
    lines.push(paint.dim(wrap(clean(hint), columns, { indent: hang })));
  return lines;
}
