import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Problem, Unreachable } from "../src/api/http.js";
import { whileBusy } from "../src/api/while_busy.js";

const busy = (seconds: number) => new Problem(503, "busy", "", "", [], seconds, "");
const work = vi.fn<() => Promise<void>>();
const waiting = vi.fn();
const here = () => false;

beforeEach(() => {
    vi.useFakeTimers();
    work.mockReset();
    waiting.mockReset();
});
afterEach(() => {
    vi.useRealTimers();
});

it("a busy server is asked again after as many seconds as it wants, which are told", async () => {
    work.mockRejectedValueOnce(busy(2)).mockRejectedValueOnce(busy(5)).mockResolvedValueOnce();
    const done = whileBusy(work, waiting, here);
    await vi.advanceTimersByTimeAsync(1999);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(5000);
    await done;
    expect(work).toHaveBeenCalledTimes(3);
    expect(waiting.mock.calls).toEqual([[2], [5]]);
});

it("a no and a lost answer are told at once: what is lost may have been done", async () => {
    const no = new Problem(401, "sign_in_failed", "", "", [], null, "");
    const slowed = new Problem(429, "too_many_failures", "", "", [], 30, "");
    for (const error of [no, slowed, new Unreachable()]) {
        work.mockReset().mockRejectedValueOnce(error);
        await expect(whileBusy(work, waiting, here)).rejects.toBe(error);
        expect(work).toHaveBeenCalledTimes(1);
    }
    expect(waiting).not.toHaveBeenCalled();
});

it("nothing is sent any more once whoever asked has left", async () => {
    work.mockRejectedValueOnce(busy(2));
    const done = whileBusy(work, waiting, () => true);
    await vi.advanceTimersByTimeAsync(2000);
    await done;
    expect(work).toHaveBeenCalledTimes(1);
});
