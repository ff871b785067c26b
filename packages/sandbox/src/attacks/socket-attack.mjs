// A socket is a file too, and this runtime's permission model does not know of it.
import { createServer } from "node:net";
import { outside } from "./attempt.mjs";

createServer().listen(`${outside}/socket`, () => process.exit(0));
