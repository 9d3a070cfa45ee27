import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";

let browser: Browser;
beforeAll(async () => {
    browser = await openBrowser();
});
afterAll(() => browser.close());

it("acts on chosen cases that are shown, and says how many others are chosen", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    await clerk.go("/lists/open");
    const rows = page.getByRole("main").locator("tbody tr");
    await rows.nth(0).getByRole("checkbox").check();
    await rows.nth(1).getByRole("checkbox").check();
    const number = (await rows.nth(0).getByRole("link").first().innerText()).trim();
    const search = page.getByLabel("一覧の中を番号で探す");
    await search.fill(number);
    await expect.poll(() => rows.count()).toBe(1);
    const said = page.getByRole("main").getByText(/件を選択中/u);
    expect(await said.innerText()).toBe("1件を選択中(表示していない1件は含みません)");
    await page.getByRole("button", { name: "自分の担当にする" }).click();
    expect(await page.locator("dialog[open]").innerText()).toContain("選んだ1件に");
    await page.locator("dialog[open]").getByRole("button", { name: "やめる" }).click();
    await search.fill("見つからない");
    await expect.poll(() => rows.count()).toBe(0);
    const claim = page.getByRole("button", { name: "自分の担当にする" });
    expect(await claim.isDisabled(), "nothing that is chosen is shown").toBe(true);
    await search.fill("");
    expect(await said.innerText()).toBe("2件を選択中");
});

/** A list of more cases than are given at once, whatever this office has. */
const tooLong = ({ page }: Clerk, total: number) =>
    page.route("**/v1/worklists/open?*", async (route) => {
        const answer = await route.fetch();
        const list = (await answer.json()) as { rows: Record<string, unknown>[] };
        const limit = Number(new URL(route.request().url()).searchParams.get("limit"));
        const rows = Array.from({ length: Math.min(limit, total) }, (_, at) => ({
            ...list.rows[0],
            case_number: `R8-本-${String(at).padStart(4, "0")}-0`,
        }));
        await route.fulfill({ response: answer, json: { ...list, rows, total, cursor: "next" } });
    });

it("chooses of a list that is too long what is given at once, and says how many stay out", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    await tooLong(clerk, 1010);
    await clerk.go("/lists/open");
    await page.getByLabel("すべて選ぶ").check();
    await page
        .getByRole("button", { name: "はじめの1000件を選ぶ(あとの10件は選べません)" })
        .click();
    await page
        .getByRole("main")
        .getByText("1000件を選択中(1000件より後の10件は含みません。絞り込むと選べます)")
        .waitFor();
});

it("shows a state and an order by kana of the address, and takes them away", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    await clerk.go("/lists/open?status=awaiting_reply&sort=kana");
    const names = page.getByLabel("氏名を出す");
    expect(await names.isChecked()).toBe(true);
    await names.uncheck();
    await clerk.settle();
    expect(page.url()).toMatch(/\/lists\/open\?status=awaiting_reply$/u);
    expect(await page.locator("th", { hasText: "氏名" }).count()).toBe(0);
    await page.getByRole("button", { name: /^状態 回答待ち/u }).click();
    await clerk.settle();
    expect(page.url()).not.toContain("status");
});

it("offers who only reads no form of the counter's work", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    const reads = ["read_cases", "read_rules", "read_staff", "read_audit", "prove_record"];
    await page.route("**/v1/session", async (route) => {
        const answer = await route.fetch();
        const session = { ...((await answer.json()) as object), permissions: reads };
        await route.fulfill({ response: answer, json: session });
    });
    await page.goto(inject("address"));
    await page.getByRole("navigation").first().waitFor();
    await clerk.settle();
    const main = page.getByRole("main");
    expect(await main.innerText()).not.toContain("新しい受付");
    await page.keyboard.press("F4");
    await clerk.settle();
    expect(new URL(page.url()).pathname).toBe("/");
    await clerk.go("/new");
    expect(await main.innerText()).toBe("この画面を見る役割がありません。");
    for (const path of ["/progress/day-close", "/lists/open", "/mail"]) {
        await clerk.go(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        expect(await main.getByRole("checkbox", { name: /選択/u }).count(), path).toBe(0);
        const offered = main.getByRole("button", {
            name: /担当にする|日締めする|記録する|登録する/u,
        });
        expect(await offered.count(), path).toBe(0);
    }
    await clerk.look("auditor-day-close");
});

it("shows a kept filter on its own list only, and gives no name twice", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    const keep = async () => {
        await page.getByRole("button", { name: "この条件に名前を付けて残す" }).click();
        await page.locator("dialog[open]").getByLabel("条件の名前").fill("郵便の分");
        await page.locator("dialog[open]").getByRole("button", { name: "登録する" }).click();
    };
    await clerk.go("/lists/open?procedure=pin_reset");
    await keep();
    const kept = page.getByRole("link", { name: "郵便の分" });
    await kept.waitFor();
    await keep();
    await page.locator("dialog[open]").getByText("その名前の条件がもうあります").waitFor();
    await page.keyboard.press("Escape");
    await clerk.go("/lists/awaiting_reply");
    expect(await kept.count(), "it would lead to another list").toBe(0);
    await clerk.go("/lists/open");
    await page.getByRole("button", { name: /郵便の分/u }).click();
    await expect.poll(() => kept.count()).toBe(0);
});

/** Every list there is, by the server. */
const listsOf = ({ page }: Clerk) =>
    page.evaluate(async () => {
        const answer = await fetch("/v1/worklists");
        return ((await answer.json()) as { list: string }[]).map(({ list }) => list);
    });

/** Tables some of whose columns don't fit. */
const cut = (clerk: Clerk) =>
    clerk.page
        .locator(".scroll")
        .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length);

const marks = ["protected", "undeliverable", "custody", "certificate_expiring", "retention_hold"];

/** Names as long and as many marks as a case may have, whatever this office's cases are. */
const crowd = ({ page }: Clerk) =>
    page.route("**/v1/worklists/*", async (route) => {
        const answer = await route.fetch();
        const list = (await answer.json()) as { rows?: Record<string, unknown>[] };
        for (const row of list.rows ?? []) {
            if ("badges" in row) row.badges = marks;
            for (const several of ["pending", "custody_receipts"]) {
                const all = row[several];
                if (Array.isArray(all)) row[several] = [...all, ...all, ...all] as unknown;
            }
            if ("principal" in row) {
                row.principal = {
                    name: "架空見本用例 長右衛門左衛門之介",
                    kana: "カクウミホンヨウレイ チョウエモンザエモンノスケ",
                };
            }
        }
        await route.fulfill({ response: answer, json: list });
    });

it("shows every list's columns at once, days in both calendars, on the screen and on A4", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const lists = await listsOf(clerk);
    expect(lists.length).toBeGreaterThan(40);
    await crowd(clerk);
    for (const list of [...lists, "open?names=1", "awaiting_reply?names=1"]) {
        await clerk.resize(1366, 768);
        await clerk.go(`/lists/${list}`);
        await expect.poll(() => cut(clerk), { message: list }).toBe(0);
        const days = await clerk.page.getByRole("main").locator("td time").allInnerTexts();
        for (const day of days) expect(day, list).toMatch(/^R\d+\(\d{4}\)\.\d+\.\d+$/u);
        // A4 across, without its margins of 12 mm, at 96 pixels an inch.
        await clerk.resize(1031, 700);
        await clerk.page.emulateMedia({ media: "print" });
        await clerk.fits(`${list} on paper`);
        expect(await clerk.page.locator("select:visible, input:visible").count(), list).toBe(0);
        expect(await clerk.page.getByText("印刷日").isVisible(), list).toBe(true);
        if (list === "day_closes") await clerk.look("print-list");
        await clerk.page.emulateMedia({ media: "screen" });
    }
}, 240_000);

it("prints a list on one kind of paper, with what its columns are called and numbers whole", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    const { page } = clerk;
    const main = page.getByRole("main");
    for (const list of ["open", "arrivals?from=2026-11-01"]) {
        await clerk.resize(1366, 768);
        await clerk.go(`/lists/${list}`);
        const heads = await main.locator("thead th").allInnerTexts();
        const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
        const widths = [...paper.matchAll(/\/MediaBox \[0 0 (\d+)/gu)].map((found) => found[1]);
        expect(widths, `${list}: one sheet across`).toEqual(["841"]);
        await clerk.resize(1031, 700);
        await page.emulateMedia({ media: "print" });
        const printed = await main.locator("thead th:visible").allInnerTexts();
        expect(printed.join("|"), list).toBe(heads.filter((head) => head !== "").join("|"));
        const lines = await main
            .locator("td.whole a, td:not(.long, .number)")
            .evaluateAll((cells) =>
                cells
                    .filter((each) => (each.textContent ?? "").length < 3)
                    .concat(cells.filter((each) => each.tagName === "A"))
                    .map((each) => {
                        const text = document.createRange();
                        text.selectNodeContents(each);
                        return new Set([...text.getClientRects()].map(({ top }) => top)).size;
                    }),
            );
        expect(Math.max(...lines), `${list}: lines of a number, or of two characters`).toBe(1);
        await page.emulateMedia({ media: null });
    }
});

it("sets the headings that are buttons and those that aren't on one line", async () => {
    const clerk = await Clerk.enter(browser, "h1");
    await clerk.go("/lists/open");
    const bottoms = await clerk.page
        .getByRole("main")
        .locator("thead th:not(:has(input))")
        .evaluateAll((all) =>
            all.map((each) => {
                const text = document.createRange();
                text.selectNodeContents(each.firstChild ?? each);
                return Math.round(text.getBoundingClientRect().bottom * 2) / 2;
            }),
        );
    expect(bottoms.length).toBeGreaterThan(5);
    expect(new Set(bottoms).size, String(bottoms)).toBe(1);
});
