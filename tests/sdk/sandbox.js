// Starts sandbox stores for the tests, and connects the official SDK to them.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { gateway, MemoryStorageFactory } = createRequire(import.meta.url)("@moltin/sdk");

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Starts a store with the demo seed. */
export async function open(...options) {
  const args = [
    "run",
    "--quiet",
    "--package",
    "moltin-sandbox",
    "--",
    "--listen",
    "127.0.0.1:0",
    "--rate-limit",
    "off",
    ...options,
  ];
  const child = spawn("cargo", args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const [, host] = await new Promise((resolve, reject) => {
    lines.once("line", (line) => resolve(line.match(/^sandbox store listening on http:\/\/(.+)$/)));
    child.once("exit", (code) => reject(new Error(`the sandbox store did not start: ${code}`)));
  });
  const base = { host, protocol: "http", fetchMaxAttempts: 1 };
  const client = (credentials) => gateway({ ...base, ...credentials, storage: new MemoryStorageFactory() });
  return {
    url: `http://${host}`,
    /** With client credentials. */
    admin: () => client({ client_id: "sandbox", client_secret: "sandbox-secret" }),
    /** With the implicit grant. */
    shopper: () => client({ client_id: "sandbox" }),
    /** With other credentials. */
    client,
    close: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit");
        child.once("exit", resolve);
        child.kill("SIGINT");
      }),
  };
}

/** The errors of a failed request. */
export async function errorsOf(call) {
  try {
    await call;
  } catch (error) {
    return typeof error === "string" ? error : error.errors;
  }
  throw new Error("the request succeeded");
}
