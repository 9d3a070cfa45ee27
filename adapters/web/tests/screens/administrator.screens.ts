import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

it("comes in at the administration, and is refused nothing that is offered", async () => {
    const clerk = await Clerk.enter(browser, "a1");
    const { page } = clerk;
    const refused: string[] = [];
    page.on("response", (answer) => {
        if (answer.status() === 403) refused.push(new URL(answer.url()).pathname);
    });
    await clerk.settle();
    const title = () => page.getByRole("heading", { level: 1 }).innerText();
    expect(await title()).toBe("設定・利用者管理");
    expect(await page.locator("nav.rooms a").count()).toBe(1);
    for (const tab of ["rules", "staff", "offices", "upkeep", "me"]) {
        await clerk.go(`/settings/${tab}`);
        await clerk.look(`administrator-${tab}`);
    }
    await clerk.go("/settings/retention");
    expect(await page.getByRole("main").innerText()).toContain("この画面を見る役割がありません");
    await clerk.go("/mail");
    expect(await title()).toBe("この画面を見る役割がありません。");
    await page.keyboard.press("F4");
    await page.keyboard.press("Alt+1");
    expect(await title(), "keys of rooms that aren't there").toBe(
        "この画面を見る役割がありません。",
    );
    expect(refused).toEqual([]);
    expect(clerk.complaints).toEqual([]);
});
