import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";
import { openOffice, type Office } from "./office.js";
import { countEvening } from "./people.js";

// An office of its own, on an evening that nobody has closed yet.
let browser: Browser;
let office: Office;
const whose = (who: string) => `${inject("municipality")}-${who}`;
beforeAll(async () => {
    browser = await openBrowser();
    const people = [whose("k1"), whose("h1")];
    office = await openOffice(inject("municipality"), people, "2026-11-30T16:50:00+09:00");
}, 120_000);
afterAll(async () => {
    await office.close();
    await browser.close();
});

/** Work that is still open in the evening at the counter where the clerk works. */
async function leaveWork(clerk: Clerk): Promise<void> {
    const counter = await clerk.page.evaluate(async () => {
        const session = await fetch("/v1/session");
        return ((await session.json()) as { office: string }).office;
    });
    const person = { name: "試験 若葉", kana: "シケン ワカバ", birth_date: "1964-05-06" };
    await clerk.command(crypto.randomUUID(), counter, "open_case", {
        channel: "counter",
        applicant: "self",
        principal: { ...person, postcode: "9990001", address: "架空県架空市見本町1番地" },
        procedures: [{ procedure: "pin_reset", targets: ["user_auth"] }],
        circumstances: { card_issued: true, resident_here: true, cert_state: "valid" },
    });
}

it("guides through the close of a day, and shows the chief what it was closed with", async () => {
    const clerk = await Clerk.enter(browser, "k1", undefined, office.address);
    const { page } = clerk;
    await leaveWork(clerk);
    await clerk.go("/progress/day-close");
    const main = page.getByRole("main");
    const steps = main.getByRole("heading", { level: 2, name: /^\d\. / });
    await expect.poll(() => steps.allInnerTexts()).toHaveLength(4);
    const close = page.getByRole("button", { name: "この内容で日締めする" });
    await close.click();
    expect(await page.getByRole("alert").innerText()).toMatch(/残っている仕事のうち\d+件/u);
    await clerk.look("day-close-steps");
    expect(await clerk.rawWords()).toEqual([]);

    await countEvening(clerk);
    await close.click();
    // By the day itself: the days that were closed before say the same.
    await main.locator("p.notice[role=status]", { hasText: "締めました" }).waitFor();

    const chief = await Clerk.enter(browser, "h1", undefined, office.address);
    await chief.go("/progress/day-close");
    const day = chief.page.locator(".closed-days > li").first();
    await chief.look("day-close-confirm");
    expect(await day.innerText()).toMatch(/受付\d+・完了\d+・発送\d+/u);
    expect(await day.innerText()).toMatch(/残した仕事\(\d+件\)[\s\S]*翌日に続ける/u);
    await day.getByRole("button", { name: "確認する(係長)" }).click();
    await expect.poll(() => day.innerText()).toMatch(/確認しました/u);
    expect(await chief.rawWords()).toEqual([]);
    expect([...clerk.complaints, ...chief.complaints]).toEqual([]);
});

it("shows the mailroom's counts of one office or of all", async () => {
    const chief = await Clerk.enter(browser, "h1", undefined, office.address);
    await chief.go("/mail");
    const asked = chief.page.waitForRequest((each) =>
        each.url().endsWith("print_batches?limit=1000"),
    );
    await chief.page.getByLabel("窓口", { exact: true }).last().selectOption("");
    await asked;
    expect(chief.page.url()).toMatch(/\/mail\?office=$/u);
    await chief.look("mail-all-offices");
});
