import { relative } from "node:path";
import type { Plugin } from "rolldown";

/** The address of the file that a module stands in, as a module asks for it. */
const OWN_ADDRESS = /\bimport\.meta\.url\b/g;
const OWN_PLACE = /\bimport\.meta\.(?:dirname|filename)\b/;

/**
 * Lets each module go on to find what lies beside its source (a program that it starts, a text that it reads), from one
 * level below `programs`. By a relative path, so that a copy of a repository goes by its own sources. Throws for a module
 * that asks for its place in another way.
 */
export function sourcesStay(directory: string): Plugin {
  return {
    name: "sources-stay",
    transform(code, id) {
      // What the bundler makes itself has no source.
      if (id.startsWith("\0")) return null;
      if (OWN_PLACE.test(code)) throw new Error(`${id} asks for import.meta.dirname, not for url`);
      if (!OWN_ADDRESS.test(code)) return null;
      const path = JSON.stringify(relative(directory, id));
      return code.replaceAll(OWN_ADDRESS, `new URL(${path}, import.meta.url).href`);
    },
  };
}
