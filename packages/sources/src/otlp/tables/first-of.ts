import type { Json } from "@wheelhouse/core";
import { isOddFigure, tokenFigure } from "../../token-figure.ts";

/** Attributes by key. */
export interface HasAttributes {
  get(key: string): Json | undefined;
}

/** The first of some attributes that is a text. */
export function firstText(attributes: HasAttributes, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = attributes.get(key);
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

/** The first of some attributes that is a number of tokens; `onOdd` is called when one is told that is none. */
export function firstFigure(
  attributes: HasAttributes,
  keys: readonly string[],
  onOdd: () => void,
): number | undefined {
  for (const key of keys) {
    const value = attributes.get(key);
    const figure = tokenFigure(value);
    if (figure !== undefined) return figure;
    if (value !== "" && isOddFigure(value)) onOdd();
  }
  return undefined;
}

/** The first of some attributes that is a number, or a text that is one, and not below zero. */
export function firstNumber(
  attributes: HasAttributes,
  keys: readonly string[],
): number | undefined {
  for (const key of keys) {
    const value = attributes.get(key);
    if (value === undefined || value === "") continue;
    const number = typeof value === "string" ? Number(value) : value;
    if (typeof number === "number" && Number.isFinite(number) && number >= 0) return number;
  }
  return undefined;
}
