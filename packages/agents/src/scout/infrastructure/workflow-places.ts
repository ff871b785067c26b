import type { Place } from "../code/place.ts";
import { yamlAt, yamlNodes, yamlTree, type YamlNode } from "../formats/yaml-tree.ts";
import type { SourceFile } from "../tree/source-file.ts";

/** What a workflow of GitHub Actions trusts too much, or never ends. */
export function workflowPlaces(file: SourceFile): readonly Place[] {
  const tree = yamlTree(file);
  const jobs = yamlAt(tree, "jobs")?.children ?? [];
  return [
    ...jobs.flatMap((job) => actions(file, job)),
    ...foreignCode(file, tree, jobs),
    ...rights(file, tree),
    ...endless(file, jobs),
    ...installs(file, jobs),
  ];
}

const at = (file: SourceFile, line: number): number => {
  const start = file.lineStarts[line - 1] ?? 0;
  return start + file.line(line).search(/\S|$/);
};

const stepsOf = (job: YamlNode): readonly YamlNode[] =>
  yamlAt(job.children, "steps")?.children ?? [];

function actions(file: SourceFile, job: YamlNode): readonly Place[] {
  const text = yamlNodes([job])
    .map(({ value }) => value)
    .join("\n");
  const secret = /\bsecrets\.(?!GITHUB_TOKEN\b)\w+/.exec(text)?.[0];
  return stepsOf(job).flatMap((step): Place[] => {
    const uses = yamlAt([step, ...step.children], "uses") ?? yamlAt(step.children, "uses");
    const [, owner = "", version = ""] =
      /^([\w.-]+)\/[\w./-]+@(\S+)$/.exec(uses?.value ?? "") ?? [];
    if (uses === undefined || version === "" || /^[0-9a-f]{40}$/.test(version)) return [];
    const branch = /^(?:main|master|develop|dev|latest|HEAD|trunk)$/i.test(version);
    const ours = /^(?:actions|github)$/.test(owner);
    if (!branch && (ours || secret === undefined)) return [];
    return [
      {
        rule: branch ? "action-of-branch" : "action-of-tag",
        topic: "operations",
        offset: at(file, uses.line),
        what: branch
          ? `The job \`${job.key}\` runs \`${uses.value}\`, whatever that branch holds on the day`
          : `The job \`${job.key}\`, which has \`${secret}\`, runs \`${uses.value}\` by a tag that its owner can move`,
        why: branch
          ? "A push to that branch, by mistake or by a thief, runs here with the rights of this workflow."
          : "A thief of that repository moves the tag, and the next run hands over the secrets.",
        fix: "Name the commit, with the version as a comment behind it",
        severity: branch ? "high" : "low",
        confidence: branch ? 0.85 : 0.7,
      },
    ];
  });
}

/** `pull_request_target` runs with the secrets of the repository: code of the request must not run in it. */
function foreignCode(
  file: SourceFile,
  tree: readonly YamlNode[],
  jobs: readonly YamlNode[],
): readonly Place[] {
  const on = yamlAt(tree, "on") ?? yamlAt(tree, "true");
  const events =
    on === undefined
      ? ""
      : [on.value, ...on.children.map((one) => (one.key === "-" ? one.value : one.key))].join(" ");
  if (!/\bpull_request_target\b|\bworkflow_run\b/.test(events)) return [];
  return jobs.flatMap((job) =>
    stepsOf(job).flatMap((step): Place[] => {
      const ref = yamlNodes([step]).find(
        ({ key, value }) =>
          key === "ref" && /pull_request\.head|head_ref|workflow_run\.head/.test(value),
      );
      if (
        ref === undefined ||
        !yamlNodes([step]).some(({ value }) => value.startsWith("actions/checkout@"))
      )
        return [];
      return [
        {
          rule: "foreign-code",
          topic: "operations",
          offset: at(file, ref.line),
          what: `The job \`${job.key}\` checks out the code of whoever asks, with the rights and secrets of this repository`,
          why: "Anybody can open a pull request whose build script reads the secrets and pushes with the token.",
          fix: "Use `pull_request`, or do not run anything of what is checked out",
          severity: "critical",
          confidence: 0.8,
        },
      ];
    }),
  );
}

function rights(file: SourceFile, tree: readonly YamlNode[]): readonly Place[] {
  return yamlNodes(tree)
    .filter(({ key, value }) => key === "permissions" && value === "write-all")
    .map(({ line }) => ({
      rule: "all-rights",
      topic: "operations",
      offset: at(file, line),
      what: "The workflow's token may write everything",
      why: "Any action and any script of any step can push code, publish packages and change releases.",
      fix: "List the rights that are needed, and `contents: read` otherwise",
      severity: "high",
      confidence: 0.85,
    }));
}

/** Jobs that may hang for six hours; told once a file. */
function endless(file: SourceFile, jobs: readonly YamlNode[]): readonly Place[] {
  return jobs
    .filter((job) =>
      stepsOf(job).some((step) => yamlNodes([step]).some(({ key }) => key === "run")),
    )
    .filter((job) => !yamlNodes([job]).some(({ key }) => key === "timeout-minutes"))
    .map((job) => ({
      rule: "no-job-timeout",
      topic: "operations",
      offset: at(file, job.line),
      what: `The job \`${job.key}\` has no time limit`,
      why: "A step that hangs holds a machine for six hours, which is the limit of GitHub, before anybody is told.",
      fix: "Set `timeout-minutes` to a few times what it usually takes",
      severity: "low",
      confidence: 0.7,
    }));
}

/** `npm install` in a pipeline takes what is newest, not what was tested. */
function installs(file: SourceFile, jobs: readonly YamlNode[]): readonly Place[] {
  return jobs.flatMap((job) =>
    stepsOf(job).flatMap((step): Place[] => {
      const run = yamlNodes([step]).find(
        ({ key, value }) =>
          key === "run" && /(?:^|&&|;|\n)\s*npm\s+(?:install|i)\s*(?:$|\n|&&|;)/.test(value),
      );
      if (run === undefined) return [];
      return [
        {
          rule: "loose-install",
          topic: "operations",
          offset: at(file, run.line),
          what: `The job \`${job.key}\` installs with \`npm install\``,
          why: "It may change the lock file and go on, so that what is built is not what was tested.",
          fix: "Use `npm ci`, which fails when the lock file does not fit",
          severity: "low",
          confidence: 0.75,
        },
      ];
    }),
  );
}
