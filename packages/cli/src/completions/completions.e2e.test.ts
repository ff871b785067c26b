import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { REGISTRY } from "../command/registry.ts";
import { bashScript } from "./bash-script.ts";
import { type CompletionTree, completionTree } from "./completion-tree.ts";
import { fishScript } from "./fish-script.ts";
import { zshScript } from "./zsh-script.ts";

const FLOWS = [
  { id: "code-review", title: "Code review" },
  { id: "investigate", title: "Investigation: why?" },
  { id: "our-own", title: "It's ours $(touch /tmp/no) `x` \\" },
  { id: "no name; ls", title: "Not completed" },
];
const TREE = completionTree(REGISTRY, FLOWS);
const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
const hasShell = (name: string): boolean => spawnSync(name, ["-c", "exit 0"]).status === 0;

function placeOf(script: string): { readonly at: string; readonly file: string } {
  const at = mkdtempSync(join(tmpdir(), "completions-"));
  onTestFinished(() => rmSync(at, { recursive: true, force: true }));
  const file = join(at, "script");
  writeFileSync(file, script);
  return { at, file };
}

/** What bash offers for a line, of which the last word is being typed. */
function inBash(...words: string[]): string[] {
  const { at, file } = placeOf(bashScript(TREE));
  const program = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _wheelhouse; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const args = ["--noprofile", "--norc", "-c", program, "bash", file, "wheelhouse", ...words];
  const out = execFileSync("bash", args, { cwd: at, encoding: "utf8" });
  return out.split("\n").filter((word) => word !== "");
}

describe("completions in bash", () => {
  test("are commands, and lines that start a run", () => {
    expect(inBash("re")).toEqual(["resume", "report", "retry"]);
    expect(inBash("/inv")).toEqual(["/investigate"]);
    expect(inBash("/")).toEqual(["/flow", "/code-review", "/investigate", "/our-own"]);
    expect(inBash("--home", "/x", "sh")).toEqual(["show"]);
  });

  test("are flows, options, and values of options", () => {
    expect(inBash("run", "c")).toEqual(["code-review"]);
    expect(inBash("run", "code-review", "--ba")).toEqual(["--band"]);
    expect(inBash("run", "code-review", "--band", "")).toEqual([
      "small",
      "medium",
      "large",
      "auto",
    ]);
    expect(inBash("report", "k3m2", "--as", "h")).toEqual(["html"]);
    expect(inBash("/investigate", "a")).toEqual(["auto"]);
    expect(inBash("completions", "f")).toEqual(["fish"]);
    expect(inBash("show", "")).toEqual([]);
  });
});

describe("a script of completions", () => {
  test.each(Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[])(
    "for %s names every command that the help lists, and every flow",
    (shell) => {
      const script = SCRIPTS[shell](TREE);
      const names = REGISTRY.filter(({ hidden }) => hidden !== true).map(({ name }) => name);
      const missing = [...names, "code-review", "our-own"].filter((name) => !script.includes(name));
      expect(missing).toEqual([]);
      expect(script).not.toContain("no name");
    },
  );

  test("is read without a fault by each of the shells that this machine has", () => {
    const here = (Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[]).filter(hasShell);
    expect(here).toContain("bash");
    const faults = here.map((shell) => {
      const { file } = placeOf(SCRIPTS[shell](TREE));
      const { status, stderr } = spawnSync(shell, ["-n", file], { encoding: "utf8" });
      return { shell, status, stderr };
    });
    expect(faults).toEqual(here.map((shell) => ({ shell, status: 0, stderr: "" })));
  });

  test("offers in zsh and fish, where they are, what it offers in bash, with what it is", () => {
    const found = [
      ...(hasShell("fish")
        ? [inFish(TREE, "wheelhouse /inv"), inFish(TREE, "wheelhouse run c")]
        : []),
      ...(hasShell("zsh") ? [inZsh(TREE)] : []),
    ];
    expect(found).toEqual([
      ...(hasShell("fish")
        ? ["/investigate\tInvestigation: why?", "code-review\tCode review"]
        : []),
      ...(hasShell("zsh") ? ["loaded"] : []),
    ]);
  });
});

function inFish(tree: CompletionTree, line: string): string {
  const { file, at } = placeOf(fishScript(tree));
  const env = { PATH: process.env["PATH"], HOME: at, XDG_CONFIG_HOME: at };
  const program = `source ${file}; complete -C ${JSON.stringify(line)}`;
  return shell("fish", ["--no-config", "-c", program], env);
}

/** What a shell prints, which this machine may lack. */
function shell(name: string, args: readonly string[], env: NodeJS.ProcessEnv): string {
  return execFileSync(name, [...args], { encoding: "utf8", env }).trim();
}

/** Whether zsh takes the script in, with its completion system and nothing of the person's own. */
function inZsh(tree: CompletionTree): string {
  const { file, at } = placeOf(zshScript(tree));
  const env = { PATH: process.env["PATH"], HOME: at, ZDOTDIR: at };
  const program = `autoload -Uz compinit; compinit -u -D; source ${file}; print -r -- \${_comps[wheelhouse]:+loaded}`;
  return shell("zsh", ["-f", "-c", program], env);
}
