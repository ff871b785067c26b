import type { Place } from "../code/place.ts";
import { yamlAt, yamlNodes, yamlTree, type YamlNode } from "../formats/yaml-tree.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { isMoving } from "./image-places.ts";

const offsetOf = (file: SourceFile, line: number): number =>
  (file.lineStarts[line - 1] ?? 0) + file.line(line).search(/\S|$/);

const make = (
  file: SourceFile,
  line: number,
  rule: string,
  what: string,
  why: string,
  fix: string,
  severity: Place["severity"],
  confidence: number,
): Place => ({
  rule,
  topic: "operations",
  offset: offsetOf(file, line),
  what,
  why,
  fix,
  severity,
  confidence,
});

/** Containers of a compose file or a Kubernetes manifest that have more rights, or fewer bounds, than they should. */
export function containerPlaces(
  file: SourceFile,
  kind: "compose" | "kubernetes",
): readonly Place[] {
  // A template is filled in later, so what is missing here may come then.
  if (file.text.includes("{{")) return [];
  const tree = yamlTree(file);
  const nodes = yamlNodes(tree);
  const places: Place[] = [];
  for (const { key, value, line } of nodes) {
    if (key === "privileged" && value === "true")
      places.push(
        make(
          file,
          line,
          "privileged",
          "A container has all rights on its host",
          "Who breaks into it owns the machine.",
          "Give it only the capabilities that it needs",
          "high",
          0.9,
        ),
      );
    if (
      /(?:^|[\s"'])\/var\/run\/docker\.sock\b/.test(value) &&
      (key === "-" || key === "path" || key === "source")
    )
      places.push(
        make(
          file,
          line,
          "host-socket",
          "A container can speak to the Docker service of its host",
          "Who breaks into it starts another one with all rights.",
          "Put a proxy in between that allows only what is needed",
          "high",
          0.8,
        ),
      );
    if (key === "image" && isMoving(value) && !hasBuild(tree, line))
      places.push(
        make(
          file,
          line,
          "moving-image",
          `The image \`${value}\` names no version`,
          "A restart may bring another version than the one that was tested.",
          "Name a version, best with its digest",
          "medium",
          0.85,
        ),
      );
  }
  return kind === "compose" ? places : [...places, ...workloads(file, tree)];
}

/** Whether the service that a line belongs to is built here, so that its image is only a name. */
function hasBuild(tree: readonly YamlNode[], line: number): boolean {
  const services = yamlAt(tree, "services")?.children ?? [];
  const own = services.findLast((service) => service.line <= line);
  return own !== undefined && yamlAt(own.children, "build") !== undefined;
}

const WORKLOAD = /^(?:Deployment|StatefulSet|DaemonSet)$/;

/** Long-running workloads whose containers have no bounds or no probe. */
function workloads(file: SourceFile, tree: readonly YamlNode[]): readonly Place[] {
  const kinds = tree.filter(({ key }) => key === "kind");
  return kinds.flatMap((kind, i): Place[] => {
    if (!WORKLOAD.test(kind.value)) return [];
    const end = kinds[i + 1]?.line ?? Number.POSITIVE_INFINITY;
    const from = i === 0 ? 0 : kind.line;
    const own = yamlNodes(tree.filter(({ line }) => line >= from && line < end));
    const containers = own.find(({ key }) => key === "containers");
    if (containers === undefined) return [];
    return containers.children.flatMap((container): Place[] => {
      const inside = yamlNodes([container]);
      const name = inside.find(({ key }) => key === "name")?.value ?? "container";
      const places: Place[] = [];
      if (!inside.some(({ key }) => key === "limits"))
        places.push(
          make(
            file,
            container.line,
            "no-limits",
            `The container \`${name}\` of this ${kind.value} may use all memory and processors of its node`,
            "A leak in it takes its neighbours down before it ends.",
            "Set `resources.limits`, and `requests` to what it usually takes",
            "medium",
            0.8,
          ),
        );
      const serves = inside.some(({ key }) => key === "ports");
      if (serves && !inside.some(({ key }) => /^(?:readiness|startup)Probe$/.test(key)))
        places.push(
          make(
            file,
            container.line,
            "no-probe",
            `The container \`${name}\` gets requests before anybody asked whether it is ready`,
            "With each roll-out some requests fail until it has started.",
            "Add a `readinessProbe`",
            "medium",
            0.75,
          ),
        );
      return places;
    });
  });
}
