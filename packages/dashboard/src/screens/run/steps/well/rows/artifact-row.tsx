import type { ArtifactItem } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { ArtifactCard } from "../../../artifacts/artifact-card.tsx";

/** Something that an attempt left behind, in the log of its step. */
export function ArtifactRow({
  item: { name, artifact, value },
  agent,
}: {
  readonly item: ArtifactItem;
  /** Who worked; null where nobody knows. */
  readonly agent: string | null;
}): ReactNode {
  return <ArtifactCard artifact={{ name, kind: artifact, value }} agent={agent} />;
}
