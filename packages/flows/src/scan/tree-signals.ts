import type { Signal } from "../io/scan.ts";
import { isSetAside } from "./file-kind.ts";

/** What the tree itself says, beside the text of its files. */
export interface TreeSignal {
  readonly signal: Signal;
  readonly strength: number;
  readonly evidence: readonly string[];
  readonly files: number;
}

const UNIT =
  /(^|\/)(package\.json|go\.mod|Cargo\.toml|pyproject\.toml|setup\.py|pom\.xml|build\.gradle(\.kts)?|Gemfile|composer\.json|mix\.exs|[^/]+\.csproj)$/;
const DEPLOYABLE = /(^|\/)(Dockerfile|Containerfile|Procfile|serverless\.ya?ml|fly\.toml)$/;
const CONTRACT =
  /\.(proto|graphql|avsc|thrift)$|(^|\/)(openapi|swagger|asyncapi)[^/]*\.(ya?ml|json)$/;

/** From how many source files an area counts as not legible at first read. */
const UNFAMILIAR_FILES = 60;
const UNFAMILIAR_LINES = 12_000;

/** The unit that a file belongs to: the directory of the nearest manifest above it. */
function unitOf(path: string, units: ReadonlySet<string>): string | undefined {
  for (let end = path.lastIndexOf("/"); ; end = path.lastIndexOf("/", end - 1)) {
    const directory = end < 0 ? "" : path.slice(0, end);
    if (units.has(directory)) return directory;
    if (end < 0) return undefined;
  }
}

/**
 * Seam: the scope spans more than one deployable unit, or touches a contract between units.
 * Unfamiliar: the scope is too large to be read in one go.
 */
export function treeSignals(
  all: readonly string[],
  scope: readonly { readonly path: string; readonly lines: number }[],
): TreeSignal[] {
  const paths = all.filter((path) => !isSetAside(path));
  const manifests = paths.filter((path) => UNIT.test(path));
  const deployables = paths.filter((path) => DEPLOYABLE.test(path));
  const units = new Set([...manifests, ...deployables].map(directoryOf));
  const touched = new Set<string>();
  for (const { path } of scope) {
    const unit = unitOf(path, units);
    if (unit !== undefined) touched.add(unit);
  }
  const found: TreeSignal[] = [];
  const deployed = [...touched].filter((unit) =>
    deployables.some((path) => directoryOf(path) === unit),
  );
  const contracts = scope.map((file) => file.path).filter((path) => CONTRACT.test(path));
  if (deployed.length > 1 || contracts.length > 0) {
    const evidence = [
      ...contracts,
      ...deployables.filter((path) => deployed.includes(directoryOf(path))),
    ];
    found.push({
      signal: "seam",
      strength: 2 * (contracts.length + Math.max(0, deployed.length - 1)),
      evidence: evidence.slice(0, 12).map((path) => `${path}:1`),
      files: evidence.length,
    });
  }
  const lines = scope.reduce((sum, file) => sum + file.lines, 0);
  if (scope.length >= UNFAMILIAR_FILES || lines >= UNFAMILIAR_LINES) {
    found.push({
      signal: "unfamiliar",
      strength: Math.max(2, Math.floor(scope.length / 2)),
      evidence: [],
      files: scope.length,
    });
  }
  return found;
}

const directoryOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
