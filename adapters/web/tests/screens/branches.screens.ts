import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";
import { openOffice, type Office } from "./office.js";

const municipality = "matsue";

// An office of its own: a town whose branches are booked and whose main counter isn't.
let office: Office;
let browser: Browser;
beforeAll(async () => {
    office = await openOffice(municipality, [`${municipality}-k1`]);
    browser = await openBrowser();
}, 120_000);
afterAll(async () => {
    await browser.close();
    await office.close();
});

const enter = () => Clerk.enter(browser, "k1", undefined, office.address, municipality);

it("says of each counter whether one books there", async () => {
    const clerk = await enter();
    const { page } = clerk;
    await clerk.go("/new");
    await page.getByLabel("任意代理人").check();
    await page.getByLabel(/再設定/u).check();
    await page.getByLabel("利用者証明用(4桁)").first().check();
    const panel = page.locator(".decision");
    await expect.poll(() => panel.innerText()).toMatch(/鹿島支所.*: 電話予約が必要 0852-55-5704/u);
    await expect.poll(() => panel.innerText()).toMatch(/本庁.*: 予約不要/u);
    await expect.poll(() => panel.innerText()).toMatch(/照会書の郵便\s+郵便\(種類は未設定\)/u);
    await clerk.look("booking-panel");
    const number = await clerk.firstCase("open"); // Its reply period is over.
    await clerk.go(`/handout/${encodeURIComponent(number)}`);
    const handout = page.locator(".handout");
    await expect.poll(() => handout.innerText()).toMatch(/本庁 .* 予約不要/u);
    await expect
        .poll(() => handout.innerText(), { message: "the page's contact" })
        .toMatch(/お電話ください。.*0852-55-5560/u);
    await clerk.look("booking-handout");
});
