import { yamlAt, yamlNodes, yamlTree } from "../formats/yaml-tree.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { Fact } from "./fact.ts";

/** A workflow of GitHub Actions. */
export const isWorkflow = (file: SourceFile): boolean =>
  /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(file.path);
/** A file that says how an image is built. */
export const isDockerfile = (file: SourceFile): boolean =>
  /(^|\/)(?:(?:Docker|Container)file(?:\.[\w.-]+)?|[\w.-]+\.(?:docker|container)file)$/i.test(
    file.path,
  );
/** A file that names containers to be run together. */
export const isCompose = (file: SourceFile): boolean =>
  /(^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/.test(file.path);

/** How a tree is built, checked and run by machines. */
export function infrastructureFacts(index: SourceIndex): readonly Fact[] {
  return index.files
    .filter((file) => !["fixture", "vendored", "test", "example"].includes(file.role))
    .flatMap((file) => {
      if (isWorkflow(file)) return workflow(file);
      if (isDockerfile(file)) return dockerfile(file);
      if (isCompose(file)) return compose(file);
      if (file.name === ".gitlab-ci.yml") return gitlab(file);
      if (/\.ya?ml$/.test(file.name)) return manifest(file);
      if (file.path.endsWith(".tf")) return terraform(file);
      if (file.name === "Procfile") return procfile(file);
      return [];
    });
}

const fact = (file: SourceFile, line: number, subject: string, says: string): Fact => ({
  topic: "infrastructure",
  subject,
  says: says.slice(0, 200),
  file,
  line,
});

function workflow(file: SourceFile): readonly Fact[] {
  const tree = yamlTree(file);
  const on = yamlAt(tree, "on");
  const when =
    on === undefined
      ? ""
      : [on.value, ...on.children.map((one) => (one.key === "-" ? one.value : one.key))]
          .filter((one) => one !== "")
          .join(", ");
  return (yamlAt(tree, "jobs")?.children ?? []).map((job) => {
    const steps = (yamlAt(job.children, "steps")?.children ?? []).flatMap((step) => {
      const run = yamlAt(step.children, "run")?.value.split("\n")[0];
      return run === undefined || run === "" ? [] : [`\`${run.slice(0, 60)}\``];
    });
    const does =
      steps.length === 0
        ? ""
        : `; runs ${steps.slice(0, 4).join(", ")}${steps.length > 4 ? " and more" : ""}`;
    return fact(file, job.line, `job ${job.key}`, `on ${when === "" ? "its events" : when}${does}`);
  });
}

const gitlab = (file: SourceFile): readonly Fact[] =>
  yamlTree(file)
    .filter((job) => yamlAt(job.children, "script") !== undefined)
    .map((job) =>
      fact(
        file,
        job.line,
        `job ${job.key}`,
        `in the stage ${yamlAt(job.children, "stage")?.value ?? "test"}`,
      ),
    );

function dockerfile(file: SourceFile): readonly Fact[] {
  const bases = [...file.text.matchAll(/^[ \t]*FROM\s+(?:--\S+\s+)?(\S+)(?:\s+AS\s+(\S+))?/gim)];
  const last = bases.at(-1);
  if (last === undefined) return [];
  const ports = [...file.text.matchAll(/^[ \t]*EXPOSE\s+(.+)$/gim)].map((match) =>
    (match[1] ?? "").trim(),
  );
  const served = ports.length === 0 ? "" : `, serves port ${ports.join(", ")}`;
  const staged = bases.length > 1 ? `, built in ${bases.length} stages` : "";
  return [
    fact(
      file,
      file.lineAt(last.index + last[0].search(/\S/)),
      file.name,
      `image from \`${last[1]}\`${staged}${served}`,
    ),
  ];
}

function compose(file: SourceFile): readonly Fact[] {
  return (yamlAt(yamlTree(file), "services")?.children ?? []).map((service) => {
    const image = yamlAt(service.children, "image")?.value;
    const build = yamlAt(service.children, "build");
    const from =
      image !== undefined && image !== ""
        ? `image \`${image}\``
        : build === undefined
          ? "no image"
          : "built here";
    const ports =
      yamlAt(service.children, "ports")
        ?.children.map((one) => one.value)
        .filter((one) => one !== "") ?? [];
    const needs =
      yamlAt(service.children, "depends_on")?.children.map((one) =>
        one.key === "-" ? one.value : one.key,
      ) ?? [];
    const more = [
      ports.length > 0 ? `ports ${ports.join(", ")}` : "",
      needs.length > 0 ? `needs ${needs.join(", ")}` : "",
    ].filter((one) => one !== "");
    return fact(file, service.line, `service ${service.key}`, [from, ...more].join("; "));
  });
}

function manifest(file: SourceFile): readonly Fact[] {
  if (!/^apiVersion:/m.test(file.text) || file.text.includes("{{")) return [];
  const tree = yamlTree(file);
  return tree
    .filter((one) => one.key === "kind" && /^[A-Z]\w+$/.test(one.value))
    .map((kind) => {
      const images = [
        ...new Set(
          yamlNodes(tree)
            .filter((one) => one.key === "image")
            .map((one) => one.value),
        ),
      ];
      return fact(
        file,
        kind.line,
        kind.value,
        images.length === 0
          ? "for Kubernetes"
          : `for Kubernetes, image ${images.map((one) => `\`${one}\``).join(", ")}`,
      );
    });
}

const terraform = (file: SourceFile): readonly Fact[] =>
  [...file.text.matchAll(/^provider\s+"([\w-]+)"/gm)].map((match) =>
    fact(file, file.lineAt(match.index), `provider ${match[1]}`, "resources made by Terraform"),
  );

const procfile = (file: SourceFile): readonly Fact[] =>
  [...file.text.matchAll(/^([\w-]+):\s*(.+)$/gm)].map((match) =>
    fact(file, file.lineAt(match.index), `process ${match[1]}`, `\`${match[2]}\``),
  );
