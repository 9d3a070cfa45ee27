import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Clerk } from "./browser.js";

/** Where a case's page is. */
export const pageOf = (number: string) => `/cases/${encodeURIComponent(number)}`;

/** Waits until something says so. */
export const says = (what: Locator, words: RegExp) =>
    expect
        .poll(() => what.innerText().catch(() => "(not there)"), { message: String(words) })
        .toMatch(words);

/** Waits until the case that somebody looks at is in a state. */
export const until = (who: Clerk, words: RegExp) => says(who.page.locator(".state"), words);

/** Goes to a case. */
export async function look(who: Clerk, number: string): Promise<void> {
    await who.go(pageOf(number));
    await says(who.page.locator("h1"), new RegExp(number, "u"));
}

/** What is filled in or selected, by label; `true`: what is ticked. */
export type Answers = Readonly<Record<string, string | true>>;

async function answer(field: Locator, value: string | true): Promise<void> {
    await field.waitFor();
    if (value === true) await field.check();
    else if (await field.evaluate((it) => it instanceof HTMLSelectElement)) {
        await field.selectOption({ label: value });
    } else await field.fill(value);
}

/** Presses the button of an act that the case offers, also where it is folded away. */
export async function press(who: Clerk, name: RegExp): Promise<void> {
    const { page } = who;
    const button = page.locator(".actions button", { hasText: name }).first();
    await button.waitFor({ state: "attached" });
    if (!(await button.isVisible())) await page.getByText(/ほかの操作/u).click();
    await button.click();
}

/** Answers what the open dialog asks beside what stands there already, and records it. */
export async function fill(who: Clerk, answers: Answers): Promise<void> {
    const dialog = who.page.locator("dialog[open]");
    await dialog.waitFor();
    for (const [label, value] of Object.entries(answers)) {
        await answer(dialog.getByLabel(label).first(), value);
    }
    await dialog.getByRole("button", { name: "登録する" }).click();
    await dialog.waitFor({ state: "detached" });
}

/** Does an act whose dialog asks something. */
export async function act(who: Clerk, name: RegExp, answers: Answers): Promise<void> {
    await press(who, name);
    await fill(who, answers);
}

/** Somebody who comes to the counter, all invented. */
export interface Visitor {
    name: string;
    kana: string;
    born: string;
    /** Absent: the principal comes. */
    agent?: readonly [name: string, kana: string];
    target: string;
    /** What is answered beside the address: a question, and the answer to it. */
    facts?: readonly (readonly [RegExp, string])[];
    /** The register has the mark of a protected person. */
    marked?: true;
    state: RegExp;
}

/** Begins a case at the counter; its number. */
export async function open(clerk: Clerk, visitor: Visitor): Promise<string> {
    const { page } = clerk;
    await clerk.go("/new");
    const form = page.getByRole("main");
    const person = async (at: number, name: string, kana: string, born: string) => {
        await form.getByLabel(/氏名/u).nth(at).fill(name);
        await form
            .getByLabel(/フリガナ/u)
            .nth(at)
            .fill(kana);
        await form
            .getByLabel(/生年月日/u)
            .nth(at)
            .fill(born);
    };
    const [agent, kana] = visitor.agent ?? [];
    await page.getByLabel(agent === undefined ? "本人" : "任意代理人", { exact: true }).check();
    await page.getByLabel(/再設定/u).check();
    await page.getByLabel(visitor.target).first().check();
    await person(0, visitor.name, visitor.kana, visitor.born);
    await form.getByLabel("郵便番号").first().fill("9990001");
    await form.getByLabel("住所").first().fill("架空県架空市見本町2番地");
    if (agent !== undefined) await person(1, agent, kana ?? "", "S55.1.1");
    if (visitor.marked) await page.getByLabel(/支援措置の対象/u).check();
    const facts = [[/住民登録はこの市区町村か/u, "はい"] as const, ...(visitor.facts ?? [])];
    for (const [question, said] of facts) {
        await page.getByRole("group", { name: question }).getByLabel(said).check();
    }
    await page.keyboard.press("F9");
    await until(clerk, visitor.state);
    return (await page.locator("h1").innerText()).split(/\s/u)[0] ?? "";
}

/** Ticks one paper of the first visit after another, each by what its button says. */
export async function tick(clerk: Clerk, papers: readonly RegExp[]): Promise<void> {
    const { page } = clerk;
    for (const [at, paper] of papers.entries()) {
        await page.locator(".paper[aria-current=step] button", { hasText: paper }).click();
        await expect.poll(() => page.locator(".paper.complete").count()).toBe(at + 1);
    }
}

/** Takes the postage. */
export const takePostage = (clerk: Clerk) =>
    act(clerk, /^郵送料を受け取る/u, { "金額(円)": "434" });

/** Accepts the application; its letter waits for the chief. */
export async function accept(clerk: Clerk): Promise<void> {
    await press(clerk, /^受付する/u);
    await until(clerk, /^発送伺い 決裁待ち$/u);
}

/** Does one act with all cases of a list that are among these, and with no others. */
export async function actOnMany(
    who: Clerk,
    list: string,
    name: RegExp,
    numbers: readonly string[],
) {
    const { page } = who;
    await who.go(`/lists/${list}`);
    for (const number of numbers) {
        await page
            .getByRole("row", { name: new RegExp(number, "u") })
            .getByRole("checkbox")
            .check();
    }
    await page.getByText(`${String(numbers.length)}件を選択中`).waitFor();
    await page.getByRole("button", { name }).click();
    await page.locator("dialog[open]").getByRole("button", { name: "登録する" }).click();
    const told = page.getByRole("heading", { name: /件を登録しました/u });
    await says(told, new RegExp(`^${String(numbers.length)}件を登録しました。0件`, "u"));
    await page.locator("dialog[open]").getByRole("button", { name: "閉じる" }).click();
}

/** Prints the letter of a case into a batch. */
export async function print(who: Clerk, number: string, batch: string): Promise<void> {
    await look(who, number);
    await act(who, /^印刷する/u, { 印刷の束の番号: batch });
    await until(who, /^封入・発送待ち$/u);
}

/** Encloses the letter of a case and hands it over to somebody of the mailroom. */
export async function handOver(who: Clerk, number: string, batch: string, to: string) {
    await look(who, number);
    await act(who, /文書係へ渡す/u, { 印刷の束の番号: batch, 受け取った職員: to });
    await until(who, /^文書係へ引渡済/u);
}

/** A tracking number of invented digits, with the last one that checks it. */
export const tracked = (nth: number) => {
    const digits = `91200009${String(nth).padStart(2, "0")}`;
    return `${digits}${String(Number(digits) % 7)}`;
};

/** Records the post's acceptance slip that came the next morning: its day is the posting day. */
export async function recordSlip(who: Clerk, number: string, on: string, nth: number) {
    await look(who, number);
    await act(who, /引受番号を記録する/u, { 引受日: on, "引受番号(11桁)": tracked(nth) });
    await until(who, /^回答待ち/u);
}

/** The step of the second visit that is next. */
export const step = (who: Clerk, words: RegExp) =>
    says(who.page.locator(".step.now .step-name"), words);

/** The card work of a case whose checks are complete, and the read-back of the card. */
export async function workOnCard(clerk: Clerk): Promise<void> {
    await until(clerk, /^確認済\(端末処理待ち\)$/u);
    await act(clerk, /端末処理へ進む/u, {});
    await until(clerk, /^統合端末 処理中$/u);
    await press(clerk, /カードを端末に置く/u);
    await act(clerk, /カードを読み直した/u, {});
}

/** The card goes back: the case is completed. */
export async function complete(clerk: Clerk): Promise<void> {
    await act(clerk, /完了\(カード返却\)/u, {});
    await until(clerk, /^完了$/u);
}

/** Presses one of the buttons of the second visit's step once that step is next. */
export async function take(clerk: Clerk, next: RegExp, button: RegExp): Promise<void> {
    await step(clerk, next);
    await clerk.page.locator(".step.now button", { hasText: button }).click();
}

/** A second visit that leads to the end; `witness`: who opens the reply with the clerk. */
export async function secondVisit(clerk: Clerk, number: string, witness: RegExp): Promise<void> {
    await look(clerk, number);
    await take(clerk, /来庁者\(代理人\)/u, /預金通帳/u);
    await take(clerk, /来庁者\(代理人\).*A0 B1/u, /運転免許証/u);
    await take(clerk, /本人のカードと期限/u, /^1 /u);
    await take(clerk, /本人: 本人確認書類/u, /運転免許証/u);
    await take(clerk, /住民異動/u, /異動なし/u);
    await take(clerk, /回答書を受け取る/u, /封がある/u);
    await take(clerk, /開封する/u, witness);
    await take(clerk, /内容を確かめる/u, /不備なし/u);
    await workOnCard(clerk);
    await act(clerk, /^暗証番号の紙を処分する/u, { 裁断した: true });
    await complete(clerk);
}

/** Counts in the evening what is on record, and leaves what is open for tomorrow. */
export async function countEvening(clerk: Clerk): Promise<void> {
    const { page } = clerk;
    const rows = page.getByRole("main").getByRole("row");
    for (const row of await rows.filter({ has: page.getByRole("textbox") }).all()) {
        const recorded = await row.locator("td.number").first().innerText();
        await row.getByRole("textbox").fill(recorded.replaceAll(",", ""));
    }
    for (const reason of await page.getByLabel(/の残る理由$/u).all()) {
        await reason.selectOption("left_for_tomorrow");
    }
    const why = page.getByLabel(/差の理由/u);
    if ((await why.count()) > 0) await why.fill("返却の来庁を待っている");
}
