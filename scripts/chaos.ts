import { cancels } from "./chaos/cancels.ts";
import { chaos } from "./chaos/chaos.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));
const hostKills = Number(process.env["HOST_KILLS"] ?? 200);
const agentKills = Number(process.env["AGENT_KILLS"] ?? 100);
const count = Number(process.env["CANCELS"] ?? 50);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`chaos: ${hostKills} host kills, ${agentKills} agent kills, ${count} cancels, SEED=${seed}`);
const { violations, ...totals } = await chaos({ hostKills, agentKills, seed, say });
const { cancelled, seconds, ...left } = await cancels({ cancels: count, seed, say });
process.stdout.write(
  `\n${JSON.stringify(totals)}\n${JSON.stringify({ cancelled, seconds })}\n\n| what must not happen | seen |\n| --- | --- |\n`,
);
for (const [what, seen] of Object.entries({ ...violations, ...left })) {
  const words = what.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  process.stdout.write(`| ${words} | ${seen} |\n`);
}
process.exitCode = Object.values({ ...violations, ...left }).some((seen) => seen > 0) ? 1 : 0;
