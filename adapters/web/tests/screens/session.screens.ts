import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

it("shows nothing of the work while the screen is locked, and goes on where it stopped", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const number = await clerk.firstCase("open");
    await page.getByRole("button", { name: "画面をロックする" }).click();
    await page.getByRole("heading", { name: "画面をロックしています" }).waitFor();
    expect(await page.getByText(number).locator("visible=true").count()).toBe(0);
    expect(await page.getByRole("navigation").count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Alt+2");
    expect(await page.getByRole("navigation").count()).toBe(0);
    await clerk.look("locked");
    await page.getByLabel("パスワード").fill(inject("password"));
    await page.keyboard.press("Enter");
    await page.getByText(number).waitFor();
});

it("says on the sign-in page what is wrong, and lets nobody in", async () => {
    const page = await (await browser.newContext({ locale: "ja-JP" })).newPage();
    await page.goto(inject("address"));
    await page.getByLabel("市町村コード").fill(inject("municipality"));
    await page.getByLabel("職員コード").fill(`${inject("municipality")}-k1`);
    await page.getByLabel("パスワード").fill("not-the-password");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("alert").innerText()).toMatch(/違います/u);
    expect(await page.getByRole("navigation").count()).toBe(0);
});

it("keeps what was typed while the server is away, and sends it once", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const number = await clerk.firstCase("open");
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    await page.getByText(/ほかの操作/u).click();
    await page.getByRole("button", { name: "メモを残す" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByLabel("メモ").fill("折り返しは午後");
    await page.context().setOffline(true);
    await dialog.getByRole("button", { name: "登録する" }).click();
    await page.getByText(/サーバーにつながりません/u).waitFor();
    await clerk.page.screenshot({ path: "../../build/screens/server-away.png" });
    expect(await dialog.getByLabel("メモ").inputValue()).toBe("折り返しは午後");
    await page.context().setOffline(false);
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => page.locator(".timeline li").first().innerText()).toMatch(/メモ/u);
    expect(await page.locator(".timeline li", { hasText: "メモ" }).count()).toBe(1);
});

it("claims many cases at once, and says how many", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    await clerk.go("/lists/open");
    await page.getByLabel("すべて選ぶ").check();
    await page.getByRole("button", { name: "自分の担当にする" }).click();
    await clerk.look("bulk-dialog");
    await page.locator("dialog[open]").getByRole("button", { name: "登録する" }).click();
    await page.getByRole("heading", { name: /件を登録しました/u }).waitFor();
    await clerk.look("bulk-result");
});
