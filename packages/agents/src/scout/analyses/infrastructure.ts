import { cloudPlaces } from "../infrastructure/cloud-places.ts";
import { containerPlaces } from "../infrastructure/container-places.ts";
import { dependencyPlaces } from "../infrastructure/dependency-places.ts";
import { imagePlaces } from "../infrastructure/image-places.ts";
import { workflowPlaces } from "../infrastructure/workflow-places.ts";
import { isCompose, isDockerfile, isWorkflow } from "../project/infrastructure-facts.ts";
import type { Place } from "../code/place.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import type { AnalysisResult } from "./candidate.ts";
import type { AnalysisContext } from "./context.ts";
import { analysePlaces } from "./place-analysis.ts";

const isManifest = (file: SourceFile): boolean =>
  /\.ya?ml$/.test(file.name) && /^apiVersion:/m.test(file.text) && /^kind:/m.test(file.text);
const isDependencyList = (file: SourceFile): boolean =>
  file.name === "package.json" || file.name === "requirements.txt";

/** Finds what makes builds, pipelines and containers unsafe, or different from day to day. */
export function analyseInfrastructure(context: AnalysisContext): Promise<AnalysisResult> {
  return analysePlaces(context, {
    analysis: "infrastructure",
    isFor: (file) =>
      !["fixture", "test", "example", "docs"].includes(file.role) &&
      (isDockerfile(file) ||
        isWorkflow(file) ||
        isCompose(file) ||
        isManifest(file) ||
        isDependencyList(file) ||
        file.path.endsWith(".tf")),
    placesIn: (file, { index }) => placesIn(file, index),
    none: "no image, workflow, container or list of packages that is unsafe or changes by itself",
    nothing: "there is no image, workflow, container or list of packages",
  });
}

function placesIn(file: SourceFile, index: SourceIndex): readonly Place[] {
  if (isDockerfile(file)) return imagePlaces(file);
  if (isWorkflow(file)) return workflowPlaces(file);
  if (isCompose(file)) return containerPlaces(file, "compose");
  if (file.path.endsWith(".tf")) return cloudPlaces(file);
  return isDependencyList(file)
    ? dependencyPlaces(file, index)
    : containerPlaces(file, "kubernetes");
}
