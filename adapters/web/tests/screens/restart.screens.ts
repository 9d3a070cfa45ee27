import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";
import { openOffice, type Office } from "./office.js";

// An office of its own: its server goes away while somebody types.
let office: Office;
let browser: Browser;
beforeAll(async () => {
    office = await openOffice(inject("municipality"), [`${inject("municipality")}-k1`]);
    browser = await openBrowser();
}, 120_000);
afterAll(async () => {
    await browser.close();
    await office.close();
});

it("keeps a memo over the server's restart and the lock, and records it once", async () => {
    const clerk = await Clerk.enter(browser, "k1", undefined, office.address);
    const { page } = clerk;
    const number = await clerk.firstCase("open");
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    await page.getByText(/ほかの操作/u).click();
    await page.getByRole("button", { name: "メモを残す" }).click();
    const memo = page.locator("dialog[open]").getByLabel("メモ");
    await memo.fill("折り返しは午後");
    await office.stop();
    // Nobody has done anything yet: the page notices by itself.
    await page.getByText(/サーバーにつながりません/u).waitFor({ timeout: 8000 });
    await page.evaluate(() => {
        window.scrollTo(0, document.documentElement.scrollHeight);
    });
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(200);
    const banner = (await page.locator(".banner").boundingBox())?.y ?? -1;
    expect(banner, "seen from the foot of the page").toBeGreaterThanOrEqual(0);
    await page.getByRole("button", { name: "登録する" }).click();
    await office.start();
    await page.getByRole("heading", { name: "画面をロックしています" }).waitFor();
    expect(await memo.isVisible()).toBe(false);
    await clerk.look("locked-after-restart");
    await page.getByLabel("パスワード").fill(office.password);
    await page.keyboard.press("Enter");
    await memo.waitFor({ state: "detached" });
    await expect.poll(() => page.locator(".timeline li").first().innerText()).toMatch(/メモ/u);
    expect(await page.locator(".timeline li", { hasText: "メモ" }).count()).toBe(1);
});

it("says on a tick that it waits for the server, and records it once", async () => {
    const clerk = await Clerk.enter(browser, "k1", undefined, office.address);
    const { page } = clerk;
    await clerk.chooseOffice(inject("waitingAt"));
    await clerk.go(`/lists/awaiting_reply?office=${inject("waitingAt")}`);
    const number = await page.locator("tbody a").first().innerText();
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    const entries = page.locator(".timeline li");
    await entries.first().waitFor();
    const before = await entries.count();
    const step = page.locator(".step.now");
    const tick = step.locator("button").first();
    await tick.waitFor();
    expect(await tick.innerText()).not.toContain("送信待ち");
    await office.stop();
    await page.keyboard.press("1");
    await expect.poll(() => tick.innerText()).toContain("送信待ち");
    expect(await tick.getAttribute("aria-disabled")).toBe("true");
    expect(await page.getByText("送信待ち").count(), "on no other tick").toBe(1);
    await tick.click({ force: true }); // somebody who doubts whether it was pressed
    await clerk.look("tick-waiting");
    await office.start();
    await page.getByRole("heading", { name: "画面をロックしています" }).waitFor();
    await page.getByLabel("パスワード").fill(office.password);
    await page.keyboard.press("Enter");
    await expect.poll(() => step.innerText()).toMatch(/今 A1 B0/u);
    await expect.poll(() => page.getByText("送信待ち").count()).toBe(0);
    await expect.poll(() => entries.count()).toBe(before + 2); // the visit begins, its paper is seen
    await page.reload();
    await expect.poll(() => entries.count()).toBe(before + 2);
});

it("keeps what is being typed while the screen is locked", async () => {
    const clerk = await Clerk.enter(browser, "k1", undefined, office.address);
    const { page } = clerk;
    const number = await clerk.firstCase("open");
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    await page.getByText(/ほかの操作/u).click();
    await page.getByRole("button", { name: "メモを残す" }).click();
    const memo = page.locator("dialog[open]").getByLabel("メモ");
    await memo.fill("窓口で待っている");
    // As the idle lock does it: the server locks, and says so to the page.
    await page.evaluate(async () => {
        const answer = await fetch("/v1/session");
        const { csrf } = (await answer.json()) as { csrf: string };
        await fetch("/v1/session/lock", { method: "POST", headers: { "X-CSRF-Token": csrf } });
    });
    await page.getByRole("heading", { name: "画面をロックしています" }).waitFor();
    expect(await memo.isVisible()).toBe(false);
    await page.getByLabel("パスワード").fill(office.password);
    await page.keyboard.press("Enter");
    await memo.waitFor();
    expect(await memo.inputValue()).toBe("窓口で待っている");
    await expect.poll(() => memo.evaluate((it) => it === document.activeElement)).toBe(true);
});

it("doesn't let a dialog be closed while what it sent is on its way", async () => {
    const clerk = await Clerk.enter(browser, "k1", undefined, office.address);
    const { page } = clerk;
    await clerk.go("/lists/open?clerk=none");
    await page.getByRole("main").locator("tbody").getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "自分の担当にする" }).click();
    const dialog = page.locator("dialog[open]");
    await office.stop();
    await dialog.getByRole("button", { name: "登録する" }).click();
    await dialog.getByText(/つながり次第、登録します/u).waitFor();
    const cancel = dialog.getByRole("button", { name: "やめる" });
    expect(await cancel.isDisabled(), "it would take nothing back").toBe(true);
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press("Escape");
    await expect.poll(() => dialog.isVisible()).toBe(true);
    await clerk.look("dialog-waiting");
    await office.start();
    await page.getByRole("heading", { name: "画面をロックしています" }).waitFor();
    await page.getByLabel("パスワード").fill(office.password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^1件を登録しました/u }).waitFor();
});
