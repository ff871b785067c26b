/** Sections of a report that are drawn together, the first of them by its place. */
export interface ReportChunk {
  readonly first: number;
  readonly sections: readonly string[];
  /** Characters. */
  readonly length: number;
}

/** So many characters make a chunk: what is drawn without anybody noticing. */
const CHUNK = 10_000;

/** Puts short sections together, so that a report of a hundred thousand headings has few parts to watch. */
export function chunkSections(sections: readonly string[]): ReportChunk[] {
  const chunks: ReportChunk[] = [];
  let first = 0;
  let length = 0;
  for (const [index, section] of sections.entries()) {
    if (length > 0 && length + section.length > CHUNK) {
      chunks.push({ first, sections: sections.slice(first, index), length });
      first = index;
      length = 0;
    }
    length += section.length;
  }
  if (length > 0) chunks.push({ first, sections: sections.slice(first), length });
  return chunks;
}

/** The chunk that has a section. */
export function chunkOf(chunks: readonly ReportChunk[], section: number): number {
  return chunks.findLastIndex(({ first }) => first <= section);
}
