import type { Received } from "../decode/received.ts";
import { ruleOfLog } from "../tables/rule-of-log.ts";
import { ruleOfPoint } from "../tables/rule-of-point.ts";
import { ruleOfSpan } from "../tables/rule-of-span.ts";
import { tableOf } from "../tables/tables.ts";

/** Whether something that was received is what agents tell of themselves, by the tables. */
export function isTelling(received: Received): boolean {
  const { kind, name, attributes, resource } = received;
  const table = tableOf(resource.service);
  switch (kind) {
    case "span":
      return ruleOfSpan(table, name, attributes) !== undefined;
    case "log":
      return ruleOfLog(table, name, attributes) !== undefined;
    case "point":
      return ruleOfPoint(table, name, attributes) !== undefined;
  }
}
