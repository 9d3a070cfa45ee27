import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

const pages: readonly (readonly [name: string, path: string])[] = [
    ["counter", "/"],
    ["new", "/new"],
    ["mail", "/mail"],
    ["progress", "/progress"],
    ["report", "/progress/report"],
    ["day-close", "/progress/day-close"],
    ["list", "/lists/open"],
    ["list-empty", "/lists/to_print"],
    ["list-names", "/lists/open?names=1"],
    ["list-money", "/lists/money"],
    ["list-refusals", "/lists/refusals"],
    ["list-figures", "/lists/day_figures"],
    ["list-closes", "/lists/day_closes"],
    ["list-numbers", "/lists/document_numbers"],
    ["list-batches", "/lists/print_batches"],
    ["list-rejections", "/lists/rejections"],
    ["list-lead-times", "/lists/lead_times"],
    ["list-lead-time-cases", "/lists/lead_time_cases?days_min=1"],
    ["list-arrivals", "/lists/arrivals?from=2026-11-01&applicant=voluntary"],
    ["list-standing", "/lists/standing"],
    ["list-statistics", "/lists/statistics"],
    ["settings-rules", "/settings/rules"],
    ["settings-staff", "/settings/staff"],
    ["settings-offices", "/settings/offices"],
    ["settings-audit", "/settings/audit"],
    ["settings-retention", "/settings/retention"],
    ["settings-me", "/settings/me"],
    ["slip", "/slip"],
];
// 1366×768 as it is, at 200 % (half as many CSS pixels), and at 400 % of a 1280 px window.
const windows = [
    { name: "1366", width: 1366, height: 768 },
    { name: "200", width: 683, height: 384 },
    { name: "400", width: 320, height: 256 },
];

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(windows)("at $name", ({ name: size, width, height }) => {
    it("is accessible and fits on every page", async () => {
        const clerk = await Clerk.enter(browser, "h1", { width, height });
        for (const [name, path] of pages) {
            await clerk.go(path);
            await clerk.look(`${size}-${name}`);
            await clerk.fits(`${name} at ${size}`);
            expect(await clerk.rawWords(), name).toEqual([]);
        }
        const number = await clerk.firstCase("awaiting_reply");
        for (const room of ["cases", "handout"]) {
            await clerk.go(`/${room}/${encodeURIComponent(number)}`);
            await clerk.look(`${size}-${room}`);
            await clerk.fits(`${room} at ${size}`);
        }
        await clerk.page.getByRole("heading", { name: "2回目に来るときのご案内" }).waitFor();
    });
});

describe.each(windows)("for the administrator, at $name", ({ name: size, width, height }) => {
    it("says how the record is kept, in both languages", async () => {
        const clerk = await Clerk.enter(browser, "a1", { width, height });
        await clerk.go("/settings/upkeep");
        await clerk.page.getByText("バックアップがありません").waitFor();
        await clerk.look(`${size}-settings-upkeep`);
        await clerk.fits(`upkeep at ${size}`);
        expect(await clerk.rawWords()).toEqual([]);
        await clerk.page.getByRole("button", { name: "English" }).click();
        await clerk.look(`${size}-settings-upkeep-english`);
        await clerk.fits(`upkeep in English at ${size}`);
    });
});

it("shows the rules' answer in one line where their panel stands below the form", async () => {
    const clerk = await Clerk.enter(browser, "k1", { width: 683, height: 384 });
    const { page } = clerk;
    await clerk.go("/new");
    await page.getByLabel("任意代理人", { exact: true }).check();
    await page.getByLabel(/再設定/u).check();
    await page.getByLabel("利用者証明用(4桁)").first().check();
    const line = page.locator(".verdict-line");
    await expect.poll(() => line.innerText()).toContain("まだ決まりません");
    await page.getByLabel("氏名").first().scrollIntoViewIfNeeded();
    const box = await line.boundingBox();
    expect(box?.height, "one line").toBeLessThan(48);
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0)), "at the window's edge").toBe(384);
    await clerk.look("200-new-verdict");
    await line.getByRole("link", { name: "くわしく見る" }).click();
    const whole = page.getByRole("heading", { name: "受付できるか" });
    await expect.poll(async () => (await whole.boundingBox())?.y ?? 999).toBeLessThan(200);
    await clerk.resize(1366, 768);
    expect(await line.isVisible(), "beside the panel it isn't needed").toBe(false);
});

it("says the pages in English", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    await clerk.page.getByRole("button", { name: "English" }).click();
    for (const [name, path] of pages) {
        await clerk.go(path);
        await clerk.look(`english-${name}`);
    }
});

it("prints the outage's slips on a sheet of A4 each, in both languages", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const sheets = async () => {
        await clerk.go("/slip");
        const pdf = await clerk.page.pdf({ preferCSSPageSize: true });
        return pdf.toString("latin1").match(/\/Type \/Page\b/gu)?.length;
    };
    expect(await sheets()).toBe(2);
    const text = await clerk.page.getByRole("main").innerText();
    for (const line of ["受付番号", "回答書の封", "開封した職員(2名)", "カードの期限", "宛名番号"])
        expect(text).toContain(line);
    await clerk.page.getByLabel("時刻").fill("0:05");
    await clerk.page.getByRole("button", { name: "この日時で受付済の件を入力する" }).click();
    await clerk.page.getByText("受付票の日時で入力しています").waitFor();
    await clerk.page.getByRole("button", { name: "受付票の入力を終える" }).click();
    await clerk.page.getByRole("button", { name: "English" }).click();
    expect(await sheets()).toBe(2);
});

it("can be read in forced colours", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    await clerk.page.emulateMedia({ forcedColors: "active" });
    for (const [name, path] of pages.slice(0, 4)) {
        await clerk.go(path);
        await clerk.look(`forced-${name}`);
    }
});

it("asks who signs in, without placeholder text", async () => {
    const page = await (await browser.newContext({ locale: "ja-JP" })).newPage();
    await page.goto(inject("address"));
    await page.getByRole("heading", { name: "サインイン" }).waitFor();
    expect(await page.locator("[placeholder]").count()).toBe(0);
});
