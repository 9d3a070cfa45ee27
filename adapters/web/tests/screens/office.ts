import { execFile, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The project's folder. */
export const root = fileURLToPath(new URL("../../../..", import.meta.url));
const program = process.env.MADOGUCHI_PROGRAM ?? join(root, "build/release/madoguchi");
const chosen = "long-enough-for-a-test";

interface Account {
    municipality: string;
    staff: string;
    password: string;
}

/** An office server with the office week in it, on a port of its own. */
export interface Office {
    /** By the name that the server was told: changes come from there, keys are bound to it. */
    address: string;
    password: string;
    /** Lets staff of a municipality sign in with that password. */
    admit: (municipality: string, staff: readonly string[]) => Promise<void>;
    stop: () => Promise<void>;
    /** Serves the same data at the same address again. */
    start: () => Promise<void>;
    /** Sets the server's clock forward; only of an office that began `at` some time. */
    moveClock: (seconds: number) => void;
    close: () => Promise<void>;
}

/** What lets a test move a running server's clock (Debian's faketime), its timers untouched. */
class Clock {
    private readonly file: string;
    /** The demonstration in `folder` goes on at that instant. */
    constructor(folder: string, at: string) {
        this.file = join(folder, "clock");
        this.move(0);
        const ahead = Math.floor((Date.parse(at) - Date.now()) / 1000);
        writeFileSync(join(folder, "data/demonstration"), `${String(ahead)}\n`);
    }

    /** How much later it is for the server than for this machine. */
    move(seconds: number): void {
        writeFileSync(this.file, `+${String(seconds)}s\n`);
    }

    environment(): Record<string, string> {
        const libraries = "/usr/lib";
        const found = readdirSync(libraries)
            .map((machine) => join(libraries, machine, "faketime/libfaketimeMT.so.1"))
            .find((each) => existsSync(each));
        if (found === undefined) throw new Error("install the package faketime");
        return {
            // The program's allocator asks for the time before faketime is ready for it: here the
            // C library's stands before it.
            LD_PRELOAD: [found, "libstdc++.so.6", "libc.so.6"].join(":"),
            FAKETIME_TIMESTAMP_FILE: this.file,
            FAKETIME_CACHE_DURATION: "1",
            FAKETIME_DONT_FAKE_MONOTONIC: "1",
        };
    }
}

/** What speaks to the server as one person, without a browser. */
class Caller {
    private cookie = "";
    private csrf = "";
    constructor(
        private readonly address: string,
        private readonly origin: string,
    ) {}

    async ask<T>(path: string, method: string, body?: unknown): Promise<T> {
        const headers: Record<string, string> = {
            "Content-Type": "application/json",
            Origin: this.origin,
            ...(this.cookie === "" ? {} : { Cookie: this.cookie, "X-CSRF-Token": this.csrf }),
        };
        const answer = await fetch(this.address + path, {
            method,
            headers,
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const cookie = answer.headers.get("set-cookie");
        if (cookie !== null) this.cookie = cookie.split(";")[0] ?? "";
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${text}`);
        return (text === "" ? undefined : JSON.parse(text)) as T;
    }

    /** Signs in with a password for once and chooses the tests' own. */
    async enter({ municipality, staff, password }: Account): Promise<void> {
        const body = { municipality, staff, password };
        this.csrf = (await this.ask<{ csrf: string }>("/v1/session", "POST", body)).csrf;
        await this.ask("/v1/session/password", "POST", { old: password, new: chosen });
    }
}

/** A port that nobody listens at: the server has to be told how browsers know it. */
async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((ready) => {
        server.listen(0, "127.0.0.1", ready);
    });
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => {
        server.close(done);
    });
    return port;
}

async function listening(server: ChildProcess): Promise<{ address: string; accounts: Account[] }> {
    const accounts: Account[] = [];
    if (server.stdout === null) throw new Error("no standard output");
    for await (const line of createInterface({ input: server.stdout })) {
        const said = JSON.parse(line) as Account & { listening?: string };
        if (said.listening !== undefined) return { address: said.listening, accounts };
        accounts.push(said);
    }
    throw new Error("the server ended before it listened");
}

/** Serves what is in `folder`; stopping ends what was accepted first. */
async function serve(folder: string, port: string, named: string, clock: Clock | null) {
    const server = spawn(
        program,
        [
            "serve",
            "--data",
            join(folder, "data"),
            "--policies",
            join(root, "ops/policies"),
            "--listen",
            `127.0.0.1:${port}`,
            "--origin",
            named,
            "--site",
            join(root, "adapters/web/dist"),
        ],
        {
            stdio: ["ignore", "pipe", "ignore"],
            env: { ...process.env, ...clock?.environment() },
        },
    );
    const stop = () =>
        new Promise<void>((done) => {
            if (server.exitCode !== null) done();
            server.once("exit", () => {
                done();
            });
            server.kill("SIGTERM");
        });
    return { ...(await listening(server)), stop };
}

/**
 * Plays the office week, serves it, and lets `staff` of `municipality` sign in. `at`: when the
 * office's time goes on, in place of the week's end; its clock can then be moved.
 */
export async function openOffice(
    municipality: string,
    staff: readonly string[],
    at?: string,
): Promise<Office> {
    const folder = mkdtempSync(join(tmpdir(), "office-"));
    await promisify(execFile)(program, [
        "office-week",
        "--policies",
        join(root, "ops/policies"),
        "--script",
        join(root, "ops/office-week"),
        "--out",
        folder,
    ]);
    const port = String(await freePort());
    const named = `http://localhost:${port}`;
    const clock = at === undefined ? null : new Clock(folder, at);
    let running = await serve(folder, port, named, clock);
    const { address, accounts } = running;
    const admit: Office["admit"] = async (where, admitted) => {
        const first = accounts.find((each) => each.municipality === where);
        if (first === undefined) throw new Error(`${where}: no administrator`);
        const administrator = new Caller(address, named);
        await administrator.enter(first);
        for (const each of admitted) {
            const made = await administrator.ask<Account>(`/v1/staff/${each}/account`, "POST", {});
            await new Caller(address, named).enter({ ...made, municipality: where });
        }
    };
    await admit(municipality, staff);
    return {
        address: named,
        password: chosen,
        admit,
        stop: () => running.stop(),
        start: async () => {
            running = await serve(folder, port, named, clock);
        },
        moveClock: (seconds) => {
            clock?.move(seconds);
        },
        close: async () => {
            await running.stop();
            rmSync(folder, { recursive: true, force: true });
        },
    };
}
