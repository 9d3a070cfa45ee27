import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../src/api/http.js";
import { setSlipTime } from "../src/api/slip_time.js";
import { submit } from "../src/api/submit.js";
import type { Session } from "../src/api/types.js";
import { noteLeft, noteSession } from "../src/api/unlocking.js";

type Call = [path: string, ask: { headers: Record<string, string>; body: string }];
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    new Response(JSON.stringify(body), { status, headers });
const fetched = vi.fn();
const calls = () => fetched.mock.calls as Call[];

beforeEach(() => {
    vi.useFakeTimers();
    fetched.mockReset();
    vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    setSlipTime(null);
});

const send = () => submit("/v1/cases/x/commands", "add_note", { text: "t" }, "main", 7);

describe("a command", () => {
    it("is sent again with the same id until it is answered, and never as another", async () => {
        fetched
            .mockRejectedValueOnce(new TypeError("no network"))
            .mockResolvedValueOnce(answer(503, { code: "busy" }, { "Retry-After": "2" }))
            .mockResolvedValueOnce(answer(200, { result: "accepted", version: 8, position: 1 }));
        const sent = send();
        await vi.advanceTimersByTimeAsync(3000);
        await vi.advanceTimersByTimeAsync(2000);
        await expect(sent).resolves.toMatchObject({ result: "accepted" });
        const ids = calls().map(([, ask]) => ask.headers["Idempotency-Key"]);
        expect(ids).toHaveLength(3);
        expect(new Set(ids).size).toBe(1);
        expect(new Set(calls().map(([, ask]) => ask.body)).size).toBe(1);
        expect(calls()[0]?.[1].headers["If-Match"]).toBe('"7"');
    });
    it("that is answered with a no isn't sent again", async () => {
        fetched.mockResolvedValue(answer(409, { code: "postage_missing", title: "郵送料" }));
        await expect(send()).rejects.toBeInstanceOf(Problem);
        expect(calls()).toHaveLength(1);
    });
    it("says when it happened while slips of an outage are entered", async () => {
        fetched.mockImplementation(() => Promise.resolve(answer(200, { result: "accepted" })));
        setSlipTime("2026-11-27T10:20:00+09:00");
        await send();
        setSlipTime(null);
        await send();
        expect(
            calls().map(
                ([, ask]) => (JSON.parse(ask.body) as { occurred_at?: string }).occurred_at,
            ),
        ).toEqual(["2026-11-27T10:20:00+09:00", undefined]);
    });
});

describe("a command that meets a locked screen", () => {
    const session = (staff: string, locked = false) =>
        ({ staff, locked, must_change_password: false }) as Session;
    const refused = () => answer(401, { code: "session_locked" });
    const taken = () => answer(200, { result: "accepted", version: 8, position: 1 });
    beforeEach(() => {
        noteSession(session("k1"));
        fetched.mockResolvedValueOnce(refused()).mockImplementation(() => Promise.resolve(taken()));
    });
    it("waits until it is unlocked, and goes with the same id", async () => {
        const sent = send();
        await vi.advanceTimersByTimeAsync(60_000);
        noteSession(session("k1", true));
        await vi.advanceTimersByTimeAsync(60_000);
        expect(calls()).toHaveLength(1);
        noteSession(session("k1"));
        await expect(sent).resolves.toMatchObject({ result: "accepted" });
        expect(new Set(calls().map(([, ask]) => ask.headers["Idempotency-Key"])).size).toBe(1);
        expect(calls()).toHaveLength(2);
    });
    it("is sent by nobody else, nor after its person has left", async () => {
        const other = expect(send()).rejects.toMatchObject({ code: "session_locked" });
        await vi.advanceTimersByTimeAsync(0);
        noteSession(session("k2"));
        await other;
        fetched.mockReset().mockResolvedValueOnce(refused());
        const left = expect(send()).rejects.toMatchObject({ code: "session_locked" });
        await vi.advanceTimersByTimeAsync(0);
        noteLeft();
        await left;
        expect(calls()).toHaveLength(1);
    });
});
