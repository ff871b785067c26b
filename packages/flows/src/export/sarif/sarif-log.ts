/** The parts of SARIF 2.1.0 that a log of ours is made of. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly [SarifRun];
}

/** One run of a tool. */
export interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  readonly automationDetails: { readonly id: string };
  readonly columnKind: "utf16CodeUnits";
  readonly originalUriBaseIds?: Readonly<Record<string, { readonly uri: string }>>;
  readonly invocations: readonly [SarifInvocation];
  readonly results: readonly SarifResult[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Who made the results, and by which rules. */
export interface SarifDriver {
  readonly name: string;
  readonly semanticVersion: string;
  readonly rules: readonly SarifRule[];
}

/** What a result was looked for under. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifMessage;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: { readonly tags: readonly string[] };
}

/** How the run went, beside what it found. */
export interface SarifInvocation {
  readonly executionSuccessful: boolean;
  readonly startTimeUtc: string;
  readonly endTimeUtc: string;
  readonly toolExecutionNotifications: readonly {
    readonly level: SarifLevel;
    readonly message: SarifMessage;
    readonly descriptor: { readonly id: string };
  }[];
}

/** How bad a result is. */
export type SarifLevel = "none" | "note" | "warning" | "error";

/** Words of a person or an agent. */
export interface SarifMessage {
  readonly text: string;
}

/** A finding. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  /** `open`: nothing says whether it is true. `review`: a person decides. Level is `none` for both. */
  readonly kind: "fail" | "open" | "review";
  readonly level: SarifLevel;
  readonly message: SarifMessage;
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly {
    readonly kind: "external";
    readonly status: "accepted";
    readonly justification: string;
  }[];
  readonly baselineState?: "new" | "unchanged" | "updated";
  readonly rank: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Where it is. */
export interface SarifLocation {
  readonly id?: number;
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: {
      readonly startLine: number;
      readonly endLine: number;
      readonly snippet?: SarifMessage;
    };
  };
}
