// Installs the pinned versions of agents for tests. Run: node scripts/install-agents.ts [ID…]; qwen and codex when none is named.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
interface Pin {
  readonly package: string;
  readonly version: string;
  readonly program: string;
}

const versions: Readonly<Record<string, Pin>> = JSON.parse(
  readFileSync(join(root, "packages/agents/src/conformance/versions.json"), "utf8"),
);
const named = process.argv.slice(2);
for (const id of named.length > 0 ? named : ["qwen", "codex"]) {
  const pin = versions[id];
  if (!pin) {
    process.stderr.write(
      `There is no pinned agent ${id}; there are ${Object.keys(versions).join(", ")}.\n`,
    );
    process.exit(2);
  }
  const directory = join(root, ".agents-under-test", id);
  const program = join(directory, "node_modules", ".bin", pin.program);
  const manifest = join(directory, "node_modules", pin.package, "package.json");
  if (!(existsSync(program) && isAt(manifest, pin.version))) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "package.json"), '{ "private": true }\n');
    // Its own scripts are not run: what an agent needs is in its package.
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"];
    execFileSync("npm", ["install", ...flags, `${pin.package}@${pin.version}`], {
      cwd: directory,
      stdio: ["ignore", "inherit", "inherit"],
    });
    chmodSync(program, 0o755);
  }
  process.stdout.write(`${id} ${pin.version}: ${join(directory, "node_modules", ".bin")}\n`);
}

function isAt(manifest: string, version: string): boolean {
  if (!existsSync(manifest)) return false;
  const { version: found }: { readonly version?: string } = JSON.parse(
    readFileSync(manifest, "utf8"),
  );
  return found === version;
}
