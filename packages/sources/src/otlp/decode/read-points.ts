import { MOST_NAME } from "./limits.ts";
import { fieldOf, listOf, numberOf, objectOf, type RawObject, textOf, timeOf } from "./raw.ts";
import { readAttributes } from "./read-attributes.ts";
import type { ReceivedPoint, Resource } from "./received.ts";

const CUMULATIVE = 2;

/** Points of a metric that is a sum or a histogram, of which only the sum is read; texts for those that are none: why. */
export function readPoints(metric: RawObject, resource: Resource): (ReceivedPoint | string)[] {
  const name = textOf(metric, "name", MOST_NAME);
  const sums = [objectOf(metric["sum"]), objectOf(metric["histogram"])];
  return sums.flatMap((sum) => {
    const temporality = fieldOf(sum, "aggregationTemporality");
    const runs =
      numberOf(temporality) === CUMULATIVE || temporality === "AGGREGATION_TEMPORALITY_CUMULATIVE";
    return listOf(sum, "dataPoints").map((each) => {
      const point = objectOf(each);
      const at = timeOf(point, "timeUnixNano");
      const value =
        numberOf(fieldOf(point, "asInt")) ??
        numberOf(fieldOf(point, "asDouble")) ??
        numberOf(point["sum"]);
      if (name === undefined || at === undefined || value === undefined)
        return "A point of a metric has no name, no time or no value.";
      const since = runs ? (timeOf(point, "startTimeUnixNano") ?? 0) : undefined;
      return {
        kind: "point",
        resource,
        name,
        at,
        since,
        value,
        attributes: readAttributes(point),
      };
    });
  });
}
