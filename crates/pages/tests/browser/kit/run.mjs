// Running a program as it was pasted.

import { spawn } from "node:child_process";

/** Hands a text to a command by its standard input; gives the exit code and what was printed. */
export function run(command, text) {
  return new Promise((resolve, reject) => {
    const [program, ...given] = command;
    const child = spawn(program, given, { stdio: ["pipe", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.on("data", (part) => (out += part));
    child.stderr.on("data", (part) => (err += part));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
    child.stdin.end(text);
  });
}
