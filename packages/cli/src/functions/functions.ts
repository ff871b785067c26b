import type { CodeFunction } from "@wheelhouse/core";
import type { Functions } from "@wheelhouse/engine";
import { flowFunctions, solveFunctions } from "@wheelhouse/flows";
import { demoReport } from "../demo/demo-report.ts";
import { changeReport } from "../demo/fill/change-report.ts";
import { afterCheckFunction } from "./after-check.ts";
import { checkCitationsFunction } from "./check-citations.ts";
import { diffFunction } from "./diff.ts";
import { factsFunction } from "./facts.ts";
import { historyFunction } from "./history.ts";
import { materialFunction } from "./material.ts";
import { onOwnSnapshot } from "./on-own-snapshot.ts";
import { scanFunction } from "./scan.ts";
import { snapshotFunction } from "./snapshot.ts";
import { bringBaseFunction } from "./solve/bring-base.ts";
import { changesFunction } from "./solve/changes.ts";
import { conflictsResolvedFunction } from "./solve/conflicts-resolved.ts";
import { handOverFunction } from "./solve/hand-over.ts";
import { mergeabilityFunction } from "./solve/mergeability.ts";
import { prepareCloneFunction } from "./solve/prepare-clone.ts";
import { runChecksFunction } from "./solve/run-checks.ts";
import { settleHandOverFunction } from "./solve/settle-hand-over.ts";
import { settleBaseFunction } from "./solve/settle-base.ts";
import { writeCloneFunction } from "./solve/write-clone.ts";

/** Functions that give the same for the same input and touch nothing: a dry run calls them too. */
export const pureFunctions: readonly CodeFunction[] = [
  ...flowFunctions,
  ...solveFunctions,
  demoReport,
  changeReport,
];

/** Every function that a code step may name, by `name@version`. */
export function functionsFor(home: string): Functions {
  const reading = [
    diffFunction,
    materialFunction,
    scanFunction,
    factsFunction(home),
    checkCitationsFunction,
    afterCheckFunction,
    historyFunction(home),
  ].map((each) => onOwnSnapshot(home, each));
  const solving = [
    writeCloneFunction(home),
    prepareCloneFunction(home),
    runChecksFunction(home),
    changesFunction(home),
    mergeabilityFunction(home),
    bringBaseFunction(home),
    conflictsResolvedFunction(home),
    settleBaseFunction(home),
    handOverFunction(home),
    settleHandOverFunction(home),
  ];
  const all = [...pureFunctions, snapshotFunction(home), ...reading, ...solving];
  return new Map(all.map((each) => [`${each.name}@${each.version}`, each]));
}
