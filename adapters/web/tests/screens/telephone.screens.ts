import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
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
    await page.keyboard.press("1");
    await expect.poll(() => answers.count()).toBe(10);
    await clerk.settle();
    await clerk.look("telephone");
});

it("has the digits to itself, and the stop knows how the principal was confirmed", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const [number = ""] = await openCases(clerk);
    const papers = page.locator(".paper[aria-current=step] kbd");
    await page.keyboard.press("F2");
    await page.keyboard.type(number);
    await page.keyboard.press("Enter");
    await expect.poll(() => papers.count(), { timeout: 10_000 }).toBeGreaterThan(1);
    await page.keyboard.press("F2"); // digits would be typed there
    await page.keyboard.press("F3");
    await expect.poll(() => papers.count()).toBe(0);
    const sent: string[] = [];
    page.on("request", (asked) => {
        if (asked.method() === "POST" && asked.url().endsWith("/commands"))
            sent.push(...Object.keys(asked.postDataJSON() as object));
    });
    await page.keyboard.press("4");
    await expect.poll(() => page.locator(".answers > div").count()).toBe(10);
    expect(sent.filter((name) => name !== "office")).toEqual(["confirm_caller"]);
    await page.getByRole("button", { name: /お止めします/u }).click();
    const said = page.locator("dialog[open]").getByLabel("氏名と生年月日を言った");
    expect(await said.isChecked()).toBe(true);
    await clerk.look("stop-dialog-known");
});

/** The answers on the page that take more than one line. */
const wrapped = (clerk: Clerk) =>
    clerk.page.locator(".answers > div").evaluateAll((lines) =>
        lines
            .filter((line) =>
                [...line.children].some((part) => {
                    const text = document.createRange();
                    text.selectNodeContents(part);
                    const tops = [...text.getClientRects()].map(({ top }) => Math.round(top));
                    return new Set(tops).size > 1;
                }),
            )
            .map((line) => line.textContent ?? ""),
    );

/** What people apply for by an agent, each with its own papers and certificate. */
const wishes = [
    { procedure: "pin_reset", targets: ["signature", "user_auth"] },
    { procedure: "pin_reset", targets: ["user_auth"] },
    { procedure: "renew", targets: ["signature", "user_auth"] },
    { procedure: "issue", targets: ["signature", "user_auth"] },
];

/** A new case for each wish, at one after the other of the clerk's counters; their numbers. */
async function openCases(clerk: Clerk): Promise<string[]> {
    const offices = await clerk.page.evaluate(async () => {
        const session = await fetch("/v1/session");
        const { roles } = (await session.json()) as { roles: { office: string }[] };
        return roles.map(({ office }) => office).filter((office) => office !== "");
    });
    const person = { name: "試験 若葉", kana: "シケン ワカバ", birth_date: "1964-05-06" };
    const living = { postcode: "9990001", address: "架空県架空市見本町1番地" };
    const numbers: string[] = [];
    for (let at = 0; at < Math.max(offices.length, wishes.length); at += 1) {
        const answer = await clerk.command(
            crypto.randomUUID(),
            offices[at % offices.length] ?? "",
            "open_case",
            {
                channel: "counter",
                applicant: "voluntary_agent",
                principal: { ...person, ...living },
                agent: { ...person, name: "代理 若葉", kana: "ダイリ ワカバ" },
                procedures: [wishes[at % wishes.length]],
                circumstances: {
                    card_issued: true,
                    resident_here: true,
                    cert_state: "valid",
                    cert_expires_on: "2027-03-09",
                },
            },
        );
        numbers.push((answer as { case: { case_number: string } }).case.case_number);
    }
    return numbers;
}

it.each(inject("municipalities"))("answers each question in one line, in %s", async (where) => {
    const clerk = await Clerk.enter(browser, "k1", undefined, undefined, where);
    const { page } = clerk;
    const opened = await openCases(clerk);
    await clerk.go("/lists/open");
    const open = await page.getByRole("main").locator("tbody a").allInnerTexts();
    expect(open).toEqual(expect.arrayContaining(opened));
    for (const number of open) {
        await clerk.go(`/cases/${encodeURIComponent(number)}`);
        await page.getByRole("button", { name: /電話の相手確認/u }).waitFor();
        await page.keyboard.press("F3");
        const stopped = page.getByText("答えずに上席へ回す");
        await page.locator(".telephone").or(stopped).first().waitFor();
        if ((await stopped.count()) > 0) continue; // nobody is told of it
        await page.keyboard.press("1");
        await expect.poll(() => page.locator(".answers > div").count()).toBe(10);
        await clerk.settle();
        expect.soft(await wrapped(clerk), number).toEqual([]);
        if (number === opened[0]) await clerk.look(`telephone-${where}`);
    }
});

it("says of the certificate's end what the case and the rules know", async () => {
    const clerk = await Clerk.enter(browser, "k1");
    const { page } = clerk;
    const number = await clerk.firstCase("lapsing"); // at its opening the end was asked as well
    await clerk.go(`/cases/${encodeURIComponent(number)}`);
    await page.keyboard.press("F3");
    await page.keyboard.press("1");
    const ninth = page.locator(".answers > div").nth(8).locator("dd");
    await expect.poll(() => ninth.innerText()).toMatch(/証明書の期限は令和9年3月9日/u);
    expect(await ninth.innerText(), "the page doesn't speak of renewal").toMatch(
        /未設定\(係長へ\)/u,
    );
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
    await page.keyboard.press("2");
    await clerk.settle();
    expect(sent, "a key without a button").toEqual([]);
    expect(await page.locator(".papering").count(), "nothing is handed out").toBe(0);
    await clerk.go(`/handout/${encodeURIComponent(number)}`);
    expect(await page.getByRole("main").innerText()).toContain("係長が決めます");
    expect(await page.getByRole("button", { name: "印刷する" }).count()).toBe(0);
});
