import { describe, expect, it } from "vitest";
import type { Case, Entry, Paper } from "../src/api/types.js";
import { nameOf, ofLastFirst } from "../src/visit/witnesses.js";
import { cardEnds, decadeOf, sureEnd } from "../src/visit/card_ends.js";
import { kindsFor, kindsWithKeys, secondVisitSteps } from "../src/visit/steps.js";

const paper = (holder: string, item: string, complete: boolean): Paper => ({
    visit: 2,
    holder,
    item,
    any_of: [],
    count: 1,
    shown: complete ? 1 : 0,
    shown_a: 0,
    shown_b: 0,
    complete,
});
const entry = (name: string) => ({ type: `madoguchi.case.${name}.v1`, voided: false }) as Entry;
const which = (status: string, papers: Paper[], missing: string[] = []) =>
    ({
        status,
        documents: papers,
        blocked: missing.length === 0 ? [] : [{ command: "open_reply", ids: missing }],
    }) as unknown as Case;
const papers = (complete: boolean) => [
    paper("principal", "my_number_card", complete),
    paper("principal", "id_document", complete),
    paper("agent", "id_document", complete),
];

describe("the second person", () => {
    it("is offered by name, who was there the last time first", () => {
        const people = [
            { staff: "h1", name: "試験 係長" },
            { staff: "k2", name: "" },
        ];
        expect(ofLastFirst(people, "").map(nameOf)).toEqual(["試験 係長", "k2"]);
        expect(ofLastFirst(people, "k2").map(nameOf)).toEqual(["k2", "試験 係長"]);
        expect(ofLastFirst(people, "gone").length).toBe(2);
    });
});

describe("the second visit", () => {
    it("keeps the house's order: who, card, register, reply unopened, opened, accepted", () => {
        const steps = secondVisitSteps(
            which("visit2_open", papers(false), ["card", "reason_evidence"]),
            [entry("second_visit_opened")],
        );
        expect(steps.map(({ id }) => id)).toEqual([
            "agent:id_document",
            "card",
            "principal:id_document",
            "register",
            "reason",
            "reply",
            "open",
            "accept",
        ]);
        expect(steps.every(({ done }) => !done)).toBe(true);
    });
    it("counts only what was checked since this visit began", () => {
        const before = [
            "second_visit_opened",
            "card_checked",
            "register_checked",
            "reply_handed_back_unopened",
            "second_visit_opened",
            "register_checked",
        ].map(entry);
        const done = secondVisitSteps(which("visit2_open", papers(true)), before)
            .filter((step) => step.done)
            .map(({ id }) => id);
        expect(done).toEqual(["agent:id_document", "principal:id_document", "register"]);
    });
    it("counts no paper of the visit before, at which something was missing", () => {
        const before = [entry("second_visit_opened"), entry("card_checked")];
        const steps = secondVisitSteps(which("visit2_deficient", papers(true)), before);
        expect(steps.filter(({ done }) => done)).toEqual([]);
        expect(steps[0]?.paper).toMatchObject({ shown: 0, complete: false });
    });
    it("has nothing checked before it has begun", () => {
        const done = secondVisitSteps(which("awaiting_reply", papers(false)), [
            entry("second_visit_opened"),
            entry("card_checked"),
        ]).filter((step) => step.done);
        expect(done).toEqual([]);
    });
});

it("a kind that the rules exclude isn't offered for a paper", () => {
    const kinds = ["drivers_license", "my_number_card", "passport"];
    const wanted = { ...paper("agent", "id_document", false), exclude: ["my_number_card"] };
    expect(kindsFor(wanted, kinds)).toEqual(["drivers_license", "passport"]);
    expect(kindsFor(paper("agent", "id_document", false), kinds)).toEqual(kinds);
});

it("a kind has the same key at each paper: what is left out leaves a gap", () => {
    const kinds = ["drivers_license", "my_number_card", "passport"];
    const agents = { ...paper("agent", "id_document", false), exclude: ["my_number_card"] };
    expect(kindsWithKeys(agents, kinds)).toEqual([
        { kind: "drivers_license", key: "1" },
        { kind: "passport", key: "3" },
    ]);
});

describe("a card's last day", () => {
    const end = (born: string, digit: string) => {
        const found = cardEnds(born, "2026-11-28").find((each) => each.digit === digit);
        if (found === undefined) throw new Error(`no end for ${digit}`);
        return found;
    };
    it("is one of ten birthdays, each with a digit of its own", () => {
        const ends = cardEnds("1949-01-05", "2026-11-28");
        expect(ends[0]).toEqual({ digit: "7", day: "2027-01-05", ended: null });
        expect(ends[9]).toEqual({ digit: "6", day: "2036-01-05", ended: "2026-01-05" });
        expect(new Set(ends.map(({ digit }) => digit)).size).toBe(10);
    });
    it("may be today, and in common years the 28th for the 29th of February", () => {
        expect(cardEnds("1980-11-28", "2026-11-28")[0]?.day).toBe("2026-11-28");
        expect(end("1980-02-29", "7").day).toBe("2027-02-28");
        expect(end("1980-02-29", "8").day).toBe("2028-02-29");
    });
    it("is asked for where a card out of date has the same digit", () => {
        const six = end("1980-03-09", "6");
        expect(six).toEqual({ digit: "6", day: "2036-03-09", ended: "2026-03-09" });
        expect(sureEnd(six, undefined)).toBeNull();
        expect([six.day, six.ended].map((day) => decadeOf(day ?? ""))).toEqual(["3", "2"]);
        expect(sureEnd(end("1980-03-09", "1"), undefined), "no cards ended in 2021").toBe(
            "2031-03-09",
        );
    });
    it("isn't asked for again where the same day was entered before", () => {
        expect(sureEnd(end("1980-03-09", "6"), "2036-03-09")).toBe("2036-03-09");
        expect(sureEnd(end("1980-03-09", "6"), "2026-03-09")).toBeNull();
    });
    it("is at most five years ahead for a minor: the other digits are of cards out of date", () => {
        expect(end("2012-03-09", "1").day).toBe("2031-03-09");
        expect(end("2012-03-09", "2")).toEqual({ digit: "2", day: null, ended: "2022-03-09" });
        expect(sureEnd(end("2012-03-09", "2"), undefined)).toBeNull();
        expect(end("2025-03-09", "6"), "no card can have ended").toEqual({
            digit: "6",
            day: null,
            ended: null,
        });
    });
    it("can have been over five years after the first cards for who was a minor then", () => {
        expect(end("2000-03-09", "1").ended).toBe("2021-03-09");
        expect(end("1949-01-05", "5").ended).toBe("2025-01-05");
        expect(end("1949-01-05", "4").ended).toBeNull();
    });
});
