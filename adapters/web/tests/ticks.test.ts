import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
    forgetTicks,
    pressTick,
    tickError,
    tickState,
    type SendTick,
    type TickCommands,
} from "../src/cases/ticks.js";

const licence: TickCommands = [["record_document", { item: "photo_id", type: "driving_licence" }]];
const form: TickCommands = [["record_document", { item: "application_form" }]];

/** A tick whose answer the test gives. */
function open() {
    const answer: { take: (version: number) => void; refuse: (why: Error) => void } = {
        take: () => undefined,
        refuse: () => undefined,
    };
    const send = vi.fn<SendTick>(
        () =>
            new Promise((take, refuse) => {
                answer.take = take;
                answer.refuse = refuse;
            }),
    );
    return { answer, send };
}

beforeEach(() => {
    vi.useFakeTimers();
});
afterEach(() => {
    forgetTicks();
    vi.useRealTimers();
});

describe("a tick", () => {
    it("is on its way, then said to wait, and gone once it is taken", async () => {
        const { answer, send } = open();
        const pressed = pressTick("1", licence, send);
        expect(tickState("1", licence)).toBe("sending");
        await vi.advanceTimersByTimeAsync(5000);
        expect(tickState("1", licence)).toBe("waiting");
        expect(tickState("1", form), "another tick").toBeNull();
        expect(tickState("2", licence), "another case").toBeNull();
        answer.take(8);
        await pressed;
        expect(tickState("1", licence)).toBeNull();
    });
    it("that is pressed again while it waits is sent once", async () => {
        const { answer, send } = open();
        const both = [pressTick("1", licence, send), pressTick("1", licence, send)];
        answer.take(8);
        await Promise.all(both);
        expect(send).toHaveBeenCalledTimes(1);
        expect(send).toHaveBeenCalledWith(null);
    });
    it("that is pressed while another waits is made for the version that one leaves", async () => {
        const first = open();
        const second = vi.fn<SendTick>().mockResolvedValue(9);
        const before = pressTick("1", licence, first.send);
        const after = pressTick("1", form, second);
        expect(second).not.toHaveBeenCalled();
        first.answer.take(8);
        await Promise.all([before, after]);
        expect(second).toHaveBeenCalledWith(8);
        const later = vi.fn<SendTick>().mockResolvedValue(10);
        await pressTick("1", form, later);
        expect(later, "nothing is on its way any more").toHaveBeenCalledWith(null);
    });
    it("that isn't taken is said, with what was pressed after it, until the next", async () => {
        const first = open();
        const second = vi.fn<SendTick>();
        const before = expect(pressTick("1", licence, first.send)).rejects.toThrow("stale");
        const after = expect(pressTick("1", form, second)).rejects.toThrow("stale");
        first.answer.refuse(new Error("stale"));
        await Promise.all([before, after]);
        expect(second).not.toHaveBeenCalled();
        expect([tickState("1", licence), tickState("1", form)]).toEqual(["failed", "failed"]);
        expect(tickError("1")).toBeInstanceOf(Error);
        await pressTick("1", licence, () => Promise.resolve(8));
        expect([tickState("1", licence), tickState("1", form)]).toEqual([null, null]);
        expect(tickError("1")).toBeNull();
    });
});
