// An office server that knows an identity provider, and browsers that sign in to it.
import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const municipality = "saijo";
const program = process.env.MADOGUCHI_PROGRAM;
const policies = process.env.MADOGUCHI_POLICIES;
/** The built web application. */
export const site = process.env.MADOGUCHI_SITE;
const chosen = "ながいながいことばですよね";

/** A port that nobody listens at: the provider has to know the server's address before it starts. */
export async function freePort() {
  const server = createServer();
  await new Promise((ready) => {
    server.listen(0, "127.0.0.1", ready);
  });
  const { port } = server.address();
  await new Promise((done) => {
    server.close(done);
  });
  return port;
}

/** A folder whose files go at the end. */
export class Folder {
  path = mkdtempSync(join(tmpdir(), "madoguchi-openid-"));

  file(name, content) {
    const path = join(this.path, name);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  }

  remove() {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The master key lies in the home folder. */
const environmentOf = (folder) => ({ ...process.env, HOME: folder.path, XDG_CONFIG_HOME: "" });

const argumentsOf = (folder, port, file) => [
  "serve", "--data", join(folder.path, "data"), "--policies", policies, "--listen",
  `127.0.0.1:${port}`, "--oidc", file, "--json", "--site", site,
];

/** What the start says of a description that it can't take. */
export function startRefused(folder, file) {
  const ended = spawnSync(program, argumentsOf(folder, 0, file), {
    encoding: "utf8",
    env: environmentOf(folder),
  });
  return { status: ended.status, said: ended.stderr };
}

export async function openOffice(folder, port, file) {
  const server = spawn(program, argumentsOf(folder, port, file), {
    stdio: ["ignore", "pipe", "pipe"],
    env: environmentOf(folder),
  });
  const office = { address: "", administrator: null, log: "" };
  server.stderr.on("data", (bytes) => {
    office.log += bytes;
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const said = JSON.parse(line);
    if (said.listening) {
      office.address = said.listening;
      break;
    }
    if (said.municipality === municipality) {
      office.administrator = said;
    }
  }
  if (office.address === "") {
    throw new Error(`the server didn't start: ${office.log}`);
  }
  const ended = new Promise((resolve) => server.once("exit", resolve));
  office.close = async () => {
    server.kill("SIGTERM");
    return await ended;
  };
  return office;
}

/** Cookies of one site. */
class Jar {
  #cookies = new Map();

  get header() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  take(response) {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/u.exec(cookie);
      if (value === "") {
        this.#cookies.delete(name);
      } else {
        this.#cookies.set(name, value);
      }
    }
  }
}

/** One browser: cookies here and at the provider, and the token that changes need. */
export class Browser {
  #office;
  #here = new Jar();
  #there = new Jar();
  #csrf = "";

  constructor(office) {
    this.#office = office;
  }

  async send(method, path, body) {
    const headers = { cookie: this.#here.header, "x-csrf-token": this.#csrf };
    if (body !== undefined) {
      headers["content-type"] = "application/json";
    }
    const response = await fetch(this.#office.address + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.#here.take(response);
    const text = await response.text();
    const is_json = (response.headers.get("content-type") ?? "").includes("json");
    const answer = { status: response.status, body: is_json ? JSON.parse(text) : text };
    this.#csrf = answer.body.csrf ?? this.#csrf;
    answer.cookies = response.headers.getSetCookie();
    return answer;
  }

  /** A password for once, and the one that takes its place. */
  async signIn({ staff, password }) {
    await this.send("POST", "/v1/session", { municipality, staff, password });
    return await this.send("POST", "/v1/session/password", { old: password, new: chosen });
  }

  get password() {
    return chosen;
  }

  /** Begins at the provider and comes back with what it sends. */
  async visit() {
    const begun = await this.send("POST", "/v1/session/provider", { municipality });
    if (begun.status !== 200) {
      throw new Error(`not begun: ${JSON.stringify(begun.body)}`);
    }
    let address = begun.body.address;
    for (let hops = 0; !address.startsWith(this.#office.address); hops += 1) {
      if (hops > 10) {
        throw new Error("the provider sends the browser round and round");
      }
      const response = await fetch(address, {
        redirect: "manual",
        headers: { cookie: this.#there.header },
      });
      this.#there.take(response);
      const to = response.headers.get("location");
      if (to === null) {
        throw new Error(`the provider says ${response.status}: ${await response.text()}`);
      }
      address = new URL(to, address).href;
    }
    return Object.fromEntries(new URL(address).searchParams);
  }

  /** The provider forgets whom it let in at this browser. */
  leaveProvider() {
    this.#there = new Jar();
  }

  async bring(returned) {
    return await this.send("POST", "/v1/session/provider/return", returned);
  }

  async enter() {
    return await this.bring(await this.visit());
  }

  /** Enters a member of staff from today. */
  async register(staff) {
    const path = `/v1/commands/staff/${municipality}`;
    const from = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    const response = await fetch(this.#office.address + path, {
      method: "POST",
      headers: {
        cookie: this.#here.header,
        "x-csrf-token": this.#csrf,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
      },
      body: JSON.stringify({ office: "", register_staff: { staff, name: "試験 一子", from } }),
    });
    return response.status;
  }
}
