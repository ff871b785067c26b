import http from "node:http";
import type { Plugin } from "rolldown";

const NAME = "\0light-http";
/** Its members that are not made when somebody asks for them. */
const MEMBERS = Object.entries(Object.getOwnPropertyDescriptors(http)).flatMap(
  ([name, descriptor]) => ("value" in descriptor ? [name] : []),
);

/**
 * Takes `node:http` as a value. To import it as a module asks for each of its members, and one of them loads a whole client for
 * HTTP that nothing here uses: a tenth of what a short command takes.
 */
export const lightHttp: Plugin = {
  name: "light-http",
  resolveId(id) {
    return id === "node:http" ? NAME : null;
  },
  load(id) {
    if (id !== NAME) return null;
    return `const http = process.getBuiltinModule("node:http");
export const { ${MEMBERS.join(", ")} } = http;
export default http;`;
  },
};
