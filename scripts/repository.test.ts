import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}${path}`, "utf8");

interface Locked {
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe("the repository", () => {
  const lock: { packages: Readonly<Record<string, Locked>> } = JSON.parse(
    read("package-lock.json"),
  );

  test("no dependency runs a script when it is installed", () => {
    const running = Object.entries(lock.packages).filter(
      ([, each]) => each.hasInstallScript === true,
    );
    expect(running).toEqual([]);
  });

  test("every optional package of every platform is locked, so that a clean install works anywhere", () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          !(`node_modules/${name}` in lock.packages) &&
          !(`${path}/node_modules/${name}` in lock.packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  test.each(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "AGENTS.md"])(
    "every path that %s names exists",
    (page) => {
      const named = [
        ...read(page).matchAll(
          /`((?:packages|scripts|bench|docs)\/[\w./-]+)`|\]\(((?!http)[\w./-]+)\)/g,
        ),
      ];
      const paths = named.map((match) => match[1] ?? match[2] ?? "");
      expect(paths.length).toBeGreaterThan(0);
      expect(paths.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
    },
  );

  test("no test or bench hands its output to a child, which would keep the run from ending", () => {
    const places = "packages/*/src/**/{testing,suite,recording,fixtures}/**/*.ts";
    const files = globSync([places, "packages/*/src/**/*.test.ts", "bench/**/*.ts"], { cwd: ROOT });
    expect(files.length).toBeGreaterThan(400);
    expect(files.filter((path) => /stdio:.*"inherit"/.test(read(path)))).toEqual([]);
  });
});
