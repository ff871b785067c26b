import { chaos } from "./chaos/chaos.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));
const hostKills = Number(process.env["HOST_KILLS"] ?? 200);
const agentKills = Number(process.env["AGENT_KILLS"] ?? 100);
process.stdout.write(`chaos: ${hostKills} host kills, ${agentKills} agent kills, SEED=${seed}\n`);
const result = await chaos({
  hostKills,
  agentKills,
  seed,
  say: (line) => process.stdout.write(`${line}\n`),
});
const { violations, ...totals } = result;
process.stdout.write(
  `\n${JSON.stringify(totals)}\n\n| what must not happen | seen |\n| --- | --- |\n`,
);
for (const [what, count] of Object.entries(violations)) {
  const words = what.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  process.stdout.write(`| ${words} | ${count} |\n`);
}
process.exitCode = Object.values(violations).some((count) => count > 0) ? 1 : 0;
