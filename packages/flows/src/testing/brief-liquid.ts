import { fenced } from "@wheelhouse/core";
import { Liquid } from "liquidjs";

/** The same Liquid as the engine's. */
export function briefLiquid(): Liquid {
  const liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true, templates: {} });
  liquid.registerFilter("json", (value: unknown) => JSON.stringify(value ?? null));
  liquid.registerFilter("fence", (value: unknown) =>
    fenced(typeof value === "string" ? value : ""),
  );
  return liquid;
}
