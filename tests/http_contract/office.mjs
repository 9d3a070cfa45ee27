// A server with an office week's data, and browsers that sign in to it.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const CHOSEN = "ながいながいことばですよね";

/** Plays the office week and serves it; `accounts` are those that the start printed. */
export async function openOffice(program, script, policies) {
  const folder = mkdtempSync(join(tmpdir(), "madoguchi-contract-"));
  const played = spawnSync(
    program,
    ["office-week", "--script", script, "--policies", policies, "--out", join(folder, "week")],
    { encoding: "utf8" },
  );
  if (played.status !== 0) {
    throw new Error(`the office week isn't played: ${played.stderr}`);
  }
  const server = spawn(
    program,
    ["serve", "--data", join(folder, "week/data"), "--policies", policies, "--listen",
      "127.0.0.1:0", "--json"],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const accounts = new Map();
  let address = "";
  for await (const line of createInterface({ input: server.stdout })) {
    const said = JSON.parse(line);
    if (said.listening) {
      address = said.listening;
      break;
    }
    accounts.set(said.staff, said);
  }
  const ended = new Promise((resolve) => server.once("exit", resolve));
  return {
    address,
    accounts,
    async close() {
      server.kill("SIGTERM");
      const status = await ended;
      rmSync(folder, { recursive: true, force: true });
      return status;
    },
  };
}

/** One browser: keeps the session's cookie and the token that changes need. */
export class Browser {
  #office;
  #cookie = "";
  #csrf = "";

  constructor(office) {
    this.#office = office;
  }

  /** Sends a request; the answer with its body, read as JSON where it is that. */
  async send(method, path, body, headers = {}) {
    const sent = { ...headers };
    if (this.#cookie) {
      sent.cookie = this.#cookie;
      sent["x-csrf-token"] = this.#csrf;
    }
    if (body !== undefined) {
      sent["content-type"] = "application/json";
    }
    const response = await fetch(this.#office.address + encodeURI(path), {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const cookie = response.headers.get("set-cookie");
    if (cookie) {
      [this.#cookie] = cookie.split(";");
    }
    const type = response.headers.get("content-type") ?? "";
    if (type.includes("event-stream")) {
      await response.body.cancel();
      return { status: response.status, type, body: undefined };
    }
    const text = await response.text();
    return {
      status: response.status,
      type,
      body: type.includes("json") ? JSON.parse(text) : text === "" ? undefined : text,
    };
  }

  /** Signs in with the password for once, and chooses another. `ask` sends. */
  async signIn(staff, ask = (...request) => this.send(...request)) {
    const { municipality, password } = this.#office.accounts.get(staff);
    const signedIn = await ask("POST", "/v1/session", { municipality, staff, password });
    this.#csrf = signedIn.body.csrf;
    await ask("POST", "/v1/session/password", { old: password, new: CHOSEN });
    return signedIn;
  }

  get password() {
    return CHOSEN;
  }
}
