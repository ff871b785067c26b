/** One file that needs another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Line of the import in `from`, from 1. */
  readonly line: number;
  /** What it is: an import runs at load; lazy ones run later; types vanish; a mention only names something. */
  readonly kind: "import" | "lazy" | "type" | "mention";
  /** Whether the imported names are used while `from` is still loading. */
  readonly eager: boolean;
}
