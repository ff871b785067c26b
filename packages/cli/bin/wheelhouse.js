#!/usr/bin/env node
// The only file of Wheelhouse that an old runtime reads: plain old JavaScript, and nothing is
// loaded before the version is known. CommonJS (see package.json beside it), so that a runtime
// without modules can say what is wrong too.
"use strict";

var MAJOR = 22;
var MINOR = 18;
/** Exit code of `runtime.old` in the error table. */
var TOO_OLD = 9;

var parts = process.versions.node.split(".").map(Number);
var isNew = parts[0] > MAJOR || (parts[0] === MAJOR && parts[1] >= MINOR);

if (isNew) start();
else handOver();

function start() {
  // The runtime calls parts of itself experimental; that is for us to know, not for every command to say.
  var emitWarning = process.emitWarning.bind(process);
  process.emitWarning = function (warning, options) {
    var type = options && typeof options === "object" ? options.type : options;
    if (type === "ExperimentalWarning") return;
    emitWarning.apply(undefined, arguments);
  };
  enableCompileCache();
  Promise.resolve()
    .then(builtProgram)
    .catch(function () {
      // There is none, it is broken, or one of the files that it was made from has gone.
      return undefined;
    })
    .then(function (built) {
      return import(built || "../src/main.ts");
    })
    .then(
      function (main) {
        main.start();
      },
      function (error) {
        process.stderr.write("Wheelhouse could not be loaded: " + (error.stack || error) + "\n");
        process.exit(70);
      },
    );
}

/**
 * The program in few files, which starts in half the time, when one was built (`npm run program`) of the very files that
 * are there now. Throws where there is none.
 */
function builtProgram() {
  var fs = require("fs");
  var path = require("path");
  var programs = path.join(__dirname, "..", "dist", "program");
  var root = path.join(__dirname, "..", "..", "..");
  var made = JSON.parse(fs.readFileSync(path.join(programs, "made.json"), "utf8"));
  var main = path.join(programs, made.directory, "main.js");
  var isOfThese = made.files.every(function (file) {
    var now = fs.statSync(path.join(root, file[0]));
    return now.size === file[1] && now.mtimeMs === file[2];
  });
  return isOfThese && fs.existsSync(main) ? require("url").pathToFileURL(main).href : undefined;
}

/** In the user's own cache and not in a shared directory, where others could put code for us to run. */
function enableCompileCache() {
  var path = require("path");
  var home = require("os").homedir();
  var cache = process.env.XDG_CACHE_HOME || (home && path.join(home, ".cache"));
  if (!cache || process.env.NODE_COMPILE_CACHE) return;
  require("module").enableCompileCache(path.join(cache, "wheelhouse", "compile"));
}

/** Starts the runtime that the repository brings, with the same arguments and the same terminal. */
function handOver() {
  var node = findRuntime(__dirname);
  if (!node) {
    process.stderr.write(
      "wheelhouse needs Node.js " +
        MAJOR +
        "." +
        MINOR +
        " or newer, and this is " +
        process.versions.node +
        ". Install a newer one, or run `npm ci` in the repository, which brings its own.\n",
    );
    process.exit(TOO_OLD);
  }
  var child = require("child_process").spawn(node, [__filename].concat(process.argv.slice(2)), {
    stdio: "inherit",
  });
  // A terminal sends Ctrl-C and its own end to the child as well: passing them on would send them twice.
  var fromTerminal = Boolean(process.stdin.isTTY);
  ["SIGINT", "SIGHUP", "SIGTERM", "SIGQUIT"].forEach(function (signal) {
    process.on(signal, function () {
      if (!fromTerminal || signal === "SIGTERM") child.kill(signal);
    });
  });
  child.on("error", function (error) {
    process.stderr.write("wheelhouse could not start " + node + ": " + error.message + "\n");
    process.exit(TOO_OLD);
  });
  child.on("exit", function (code, signal) {
    if (signal === null) process.exit(code === null ? 1 : code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The runtime in a `node_modules` above this file; undefined when there is none. */
function findRuntime(from) {
  var fs = require("fs");
  var path = require("path");
  var named = path.join("node-" + process.platform + "-" + process.arch, "bin", "node");
  for (var directory = from; ; directory = path.dirname(directory)) {
    var modules = path.join(directory, "node_modules");
    var candidates = [path.join(modules, ".bin", "node"), path.join(modules, named)];
    for (var index = 0; index < candidates.length; index++) {
      if (fs.existsSync(candidates[index]) && !isThis(candidates[index])) return candidates[index];
    }
    if (directory === path.dirname(directory)) return undefined;
  }
}

/** Whether a path leads to the runtime that runs now: starting it again would never end. */
function isThis(candidate) {
  var fs = require("fs");
  return fs.realpathSync(candidate) === fs.realpathSync(process.execPath);
}
