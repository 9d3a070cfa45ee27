import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
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
    await clerk.go("/settings/offices");
    for (const row of await page.locator("table").first().locator("tbody tr").all()) {
        const said = await row.locator("td").allInnerTexts();
        expect(said.length, "telephone, hours, booking, buttons").toBe(4);
        expect(said.filter((text) => text.trim() === "")).toEqual([]);
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

it("replaces and ends an account only after a question that says whose", async () => {
    const clerk = await Clerk.enter(browser, "a1");
    const { page } = clerk;
    await clerk.go("/settings/staff");
    const sent: string[] = [];
    await page.route("**/v1/staff/*/account", (route) => {
        sent.push(route.request().method());
        const staff = "見本";
        return route.fulfill({ json: { staff, password: "見本-見本-見本" } });
    });
    const member = `${inject("municipality")}-k1`;
    const row = page
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: member }) });
    const dialog = page.locator("dialog[open]");
    expect(await row.getByRole("button", { name: "アカウントを作る" }).count()).toBe(0);
    for (const act of ["パスワードを作り直す", "アカウントを閉じる"]) {
        await row.getByRole("button", { name: act }).click();
        expect(await dialog.innerText()).toContain(member);
        expect(await dialog.innerText()).toContain("すぐに使えなくなり");
        await dialog.getByRole("button", { name: "やめる", exact: true }).click();
    }
    expect(sent, "nothing is sent before the answer").toEqual([]);
    await row.getByRole("button", { name: "パスワードを作り直す" }).click();
    await dialog.getByRole("button", { name: "パスワードを作り直す" }).click();
    await page.locator("dialog[data-dialog=new_password]").waitFor();
    expect(sent).toEqual(["POST"]);
});
