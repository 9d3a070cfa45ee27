import { readFileSync } from "node:fs";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
let clerk: Clerk;
beforeAll(async () => {
    browser = await openBrowser();
    clerk = await Clerk.enter(browser, "h1");
});
afterAll(() => browser.close());

interface Counted {
    to: string;
    count: number;
}

/** The numbers that lead somewhere: the last number of what a link says is its count. */
async function numbersOf(links: Locator): Promise<Counted[]> {
    const said = await links.evaluateAll((all) =>
        all.map((each) => ({
            to: each.getAttribute("href") ?? "",
            text: each.getAttribute("aria-label") ?? each.textContent ?? "",
        })),
    );
    return said.map(({ to, text }) => ({
        to,
        count: Number(/([\d,]+)\D*$/u.exec(text)?.[1]?.replaceAll(",", "")),
    }));
}

/** Follows each address and counts the rows that stand there. */
async function openExactly(numbers: readonly Counted[]): Promise<void> {
    for (const { to, count } of numbers) {
        expect(count, to).toBeGreaterThan(0);
        await clerk.go(to);
        expect(await clerk.page.getByRole("main").locator("tbody tr").count(), to).toBe(count);
        expect(await clerk.page.locator("h1 .count").innerText(), to).toContain(String(count));
        expect(await clerk.rawWords(), to).toEqual([]);
    }
}

const chart = (name: string) => clerk.page.getByRole("figure", { name }).locator("svg.chart a");

describe("a number of 進行管理 opens exactly what it counts", () => {
    const groups: readonly (readonly [string, () => Locator])[] = [
        ["the backlog by step", () => clerk.page.locator("#backlog a")],
        ["arrivals and completions by day", () => chart("受付と完了")],
        ["the age of open cases", () => chart("未完了の受付からの日数")],
        ["refusals by rule", () => clerk.page.locator(".report td a")],
        [
            "the lists with counts",
            () =>
                clerk.page
                    .locator("a.card:not(.empty)")
                    .filter({ has: clerk.page.locator("strong") }),
        ],
    ];
    it.each(groups)("in %s", async (_, links) => {
        await clerk.go("/progress");
        await links().first().waitFor();
        await openExactly(await numbersOf(links()));
    });

    it("in the backlog, whose steps are each open case once", async () => {
        await clerk.go("/progress");
        await clerk.page.locator("#backlog").scrollIntoViewIfNeeded();
        await clerk.look("1366-progress-backlog");
        const steps = await numbersOf(clerk.page.locator("#backlog tbody a"));
        const [all] = await numbersOf(clerk.page.locator("#backlog tfoot a"));
        expect(steps.length).toBeGreaterThan(0);
        expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(all?.count);
        const seen: string[] = [];
        for (const { to } of steps) {
            await clerk.go(to);
            seen.push(...(await clerk.page.locator("tbody td:nth-child(2)").allInnerTexts()));
        }
        expect(new Set(seen).size, "no case twice").toBe(all?.count);
    });

    it("in the deadlines of the coming week, which aren't all that are awaited", async () => {
        await clerk.go("/progress");
        const numbers = await numbersOf(clerk.page.locator("a.card:not(.empty)"));
        const countOf = (list: string) =>
            numbers.filter(({ to }) => to.startsWith(`/lists/${list}`));
        const lapsing = countOf("lapsing");
        expect(lapsing).toHaveLength(1);
        await openExactly(lapsing);
        await clerk.go("/lists/awaiting_reply");
        const awaited = await clerk.page.getByRole("main").locator("tbody tr").count();
        expect(awaited).toBeGreaterThan(lapsing[0]?.count ?? 0);
        const marks = clerk.page.getByRole("main").getByText("同じ代理人の件が多い");
        expect(await marks.count(), "one agent's, of whom the office wants to know").toBe(awaited);
    });

    it("in the bands of the flow, today's among them", async () => {
        await clerk.go("/progress");
        const bands = await numbersOf(chart("段階別の未完了"));
        expect(bands.length).toBeGreaterThan(5);
        await openExactly(bands.filter((_, at) => at % 5 === 0 || at === bands.length - 1));
    });

    it("in the bars of the lead times: the cases that took so long or longer", async () => {
        await clerk.go("/progress");
        const bars = await numbersOf(chart("終わるまでの日数"));
        expect(bars.length).toBeGreaterThan(3);
        expect(new Set(bars.map(({ count }) => count)).size, "not always all").toBeGreaterThan(1);
        await openExactly(bars);
    });

    it("in the lead times, whose cases are those that were completed", async () => {
        await clerk.go("/progress");
        const figure = clerk.page.getByRole("figure", { name: "終わるまでの日数" });
        await figure.getByText("表で見る").click();
        const cases = await numbersOf(figure.locator("tbody tr:first-of-type td:last-child a"));
        expect(cases).toHaveLength(1);
        await openExactly(cases);
    });
});

/** A new case at the counter, its postage paid partly in stamps. */
async function payPostage(payer: Clerk, office: string): Promise<void> {
    const which = crypto.randomUUID();
    const person = { name: "試験 若葉", kana: "シケン ワカバ", birth_date: "1964-05-06" };
    const living = { postcode: "9990001", address: "架空県架空市見本町1番地" };
    await payer.command(which, office, "open_case", {
        channel: "counter",
        applicant: "voluntary_agent",
        principal: { ...person, ...living },
        agent: { ...person, name: "代理 若葉", kana: "ダイリ ワカバ" },
        procedures: [{ procedure: "pin_reset", targets: ["user_auth"] }],
        circumstances: { card_issued: true, resident_here: true, cert_state: "valid" },
    });
    for (const [method, yen] of Object.entries({ stamps: 400, cash: 34 })) {
        const paid = { yen, method, payer: "applicant" };
        await payer.command(which, office, "collect_postage", paid);
    }
}

it("shows today's cash and stamps by office, each sum with exactly its movements", async () => {
    await payPostage(await Clerk.enter(browser, "k1"), inject("waitingAt"));
    await clerk.go("/progress");
    const till = clerk.page.locator("#till");
    await expect.poll(() => till.locator("tbody tr").count()).toBeGreaterThan(0);
    await till.scrollIntoViewIfNeeded();
    await clerk.look("1366-progress-till");
    const sums = await till.locator("a").evaluateAll((all) =>
        all.map((each) => ({
            to: each.getAttribute("href") ?? "",
            said: ((each.textContent ?? "").match(/[\d,]+/gu) ?? []).map((text) =>
                Number(text.replaceAll(",", "")),
            ),
        })),
    );
    const figures = sums.map(({ to }) => new URLSearchParams(to.split("?")[1]).get("word"));
    expect(figures).toEqual(
        expect.arrayContaining(["cash_received", "stamps_received", "stamps_held"]),
    );
    for (const { to, said } of sums) {
        await clerk.go(to);
        const rows = clerk.page.getByRole("main").locator("tbody tr");
        const at = await clerk.page
            .getByRole("main")
            .locator("thead th")
            .allInnerTexts()
            .then((heads) => heads.findIndex((head) => head.includes("円")));
        const yen = await rows.locator(`td:nth-child(${String(at + 1)})`).allInnerTexts();
        const sum = yen.reduce((all, text) => all + Number(text.replaceAll(",", "")), 0);
        expect([sum, yen.length], to).toEqual(said);
        expect(await clerk.rawWords(), to).toEqual([]);
    }
    await clerk.look("1366-list-money-of-till");
});

describe("the reports", () => {
    it.each(["", "?month=year"])("of a month and of a year open what they count %s", async (of) => {
        await clerk.go("/progress/report");
        if (of !== "") {
            const years = clerk.page
                .getByLabel("期間")
                .locator("option")
                .filter({ hasText: "年度" });
            const year = (await years.first().getAttribute("value")) ?? "";
            await clerk.go(`/progress/report?month=${year}`);
        }
        await clerk.page.locator(".report td a").first().waitFor();
        const numbers = await numbersOf(clerk.page.locator(".report td a"));
        expect(numbers.length).toBeGreaterThan(20);
        const lists = new Set(numbers.map(({ to }) => to.split("?")[0]));
        for (const list of ["arrivals", "completions", "postings", "returns", "refusals"]) {
            expect(lists).toContain(`/lists/${list}`);
        }
        await openExactly(of === "" ? numbers : numbers.filter((_, at) => at % 4 === 0));
    });

    it("are tables for a spreadsheet, too", async () => {
        await clerk.go("/progress/report");
        const download = clerk.page.waitForEvent("download");
        await clerk.page.getByRole("button", { name: /CSV.*返戻/u }).click();
        expect((await download).suggestedFilename()).toBe("statistics.csv");
    });

    it.each(["切手・現金の出納", "現金・切手の累計"])(
        "give the sums of %s as shown",
        async (of) => {
            await clerk.go("/progress/report");
            const report = clerk.page.locator(".report", {
                has: clerk.page.getByRole("heading", { name: of }),
            });
            const download = clerk.page.waitForEvent("download");
            await report.getByRole("button", { name: /CSV/u }).click();
            const cells = readFileSync(await (await download).path(), "utf8")
                .slice(1) // the mark of its characters
                .split(/\r\n|,/u)
                .map((cell) => cell.trim())
                .filter((cell) => cell !== "" && !cell.startsWith("研修用"));
            const shown = await report.locator("th, td").allInnerTexts();
            expect(cells).toEqual(shown.map((text) => text.replaceAll(",", "").trim()));
        },
    );

    it("are printed without what is for the screen only", async () => {
        await clerk.go("/progress/report");
        await clerk.page.emulateMedia({ media: "print" });
        await clerk.look("print-report");
        expect(await clerk.page.getByText("印刷日").isVisible()).toBe(true);
        expect(await clerk.page.locator("button:visible").count()).toBe(0);
        await clerk.page.emulateMedia({ media: "screen" });
    });
});

it("lets the keyboard choose a bar and open it", async () => {
    await clerk.go("/progress");
    const bars = chart("段階別の未完了");
    const before = await bars.first().getAttribute("href");
    await bars.first().focus();
    await clerk.page.keyboard.press("ArrowRight");
    const chosen = await clerk.page.evaluate(() => document.activeElement?.getAttribute("href"));
    expect(chosen).not.toBe(before);
    await clerk.page.keyboard.press("Enter");
    await clerk.settle();
    expect(clerk.page.url()).toContain(chosen);
});

it("shows the trends at both sizes, in English and in forced colours", async () => {
    await clerk.go("/progress");
    await clerk.page.locator(".charts").scrollIntoViewIfNeeded();
    await clerk.look("1366-progress-charts");
    await clerk.page.emulateMedia({ forcedColors: "active" });
    await clerk.look("forced-progress-charts");
    await clerk.page.emulateMedia({ forcedColors: "none" });
    await clerk.page.getByRole("button", { name: "English" }).click();
    await clerk.look("english-progress-charts");
    expect(await clerk.page.getByRole("main").innerText()).not.toMatch(/[ぁ-んァ-ヶ]{2}/u);
    await clerk.page.getByRole("button", { name: "日本語" }).click();
});
