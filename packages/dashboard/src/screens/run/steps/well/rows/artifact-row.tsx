import type { ArtifactItem } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { LongText } from "../../../../../text/long-text.tsx";
import { Folded } from "./folded.tsx";

/** Something that an attempt left behind. */
export function ArtifactRow({
  item: { name, artifact, value },
}: {
  readonly item: ArtifactItem;
}): ReactNode {
  return (
    <Folded label={`${artifact === "file" ? "File" : "Artifact"} ${name}`} peek={value}>
      <LongText text={value} />
    </Folded>
  );
}
