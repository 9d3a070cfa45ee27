import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

it("answers nothing before the caller is confirmed with one key, then ten questions", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const number = await clerk.firstCase("open");
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    await page.keyboard.press("F3");
    const answers = page.locator(".answers > div");
    expect(await answers.count()).toBe(0);
    await clerk.look("telephone-before");
    await page.keyboard.press("Alt+Shift+1");
    await expect.poll(() => answers.count()).toBe(10);
    await clerk.settle();
    await clerk.look("telephone");
});

it("says of the certificate's end what the case and the rules know", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const number = await clerk.firstCase("lapsing"); // at its opening the end was asked as well
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    await page.keyboard.press("F3");
    await page.keyboard.press("Alt+Shift+1");
    const ninth = page.locator(".answers > div").nth(8).locator("dd");
    await expect.poll(() => ninth.innerText()).toMatch(/証明書の期限は令和9年3月9日/u);
    expect(await ninth.innerText(), "the page doesn't speak of renewal").toMatch(/係長に確認する/u);
    expect(await ninth.innerText()).toMatch(/保険証は令和9年6月30日/u);
    expect(clerk.complaints).toEqual([]);
});

it("asks how the person was confirmed before it stops, and gives no answers for that", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const number = await clerk.firstCase("open");
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    await page.keyboard.press("F3");
    await page.getByRole("button", { name: /お止めします/u }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByRole("button", { name: "登録する" }).click();
    expect(await dialog.getByText("入れてください。").count()).toBe(1);
    await clerk.look("stop-dialog");
    await dialog.getByText("まだ確かめていない").click();
    await dialog.getByRole("button", { name: "登録する" }).click();
    await expect
        .poll(() => page.locator(".state").innerText(), { timeout: 10_000 })
        .toBe("本人否認(停止中)");
    expect(await page.locator(".answers > div").count()).toBe(0);
    expect(await page.getByText("答えずに上席へ回す").count()).toBe(1);
    await clerk.look("stopped");
    const sent: string[] = [];
    page.on("request", (asked) => {
        if (asked.method() === "POST") sent.push(new URL(asked.url()).pathname);
    });
    await page.keyboard.press("Alt+Shift+2");
    await clerk.settle();
    expect(sent, "a key without a button").toEqual([]);
    expect(await page.locator(".papering").count(), "nothing is handed out").toBe(0);
    await clerk.go(`/handout/${encodeURIComponent(number)}`);
    expect(await page.getByRole("main").innerText()).toContain("係長が決めます");
    expect(await page.getByRole("button", { name: "印刷する" }).count()).toBe(0);
});
