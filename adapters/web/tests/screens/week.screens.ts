import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Clerk, openBrowser } from "./browser.js";
import { openOffice, type Office } from "./office.js";
import {
    accept,
    act,
    actOnMany,
    complete,
    countEvening,
    fill,
    handOver,
    look,
    open,
    press,
    print,
    recordSlip,
    says,
    secondVisit,
    take,
    takePostage,
    tick,
    until,
    workOnCard,
    type Visitor,
} from "./people.js";

// Monday to Friday at one counter after the office week: the counter's clerk, the section chief and
// the mailroom, each at a browser of their own that stays open. The days go on from each other.
const monday = "2026-12-07";
const [tuesday, wednesday, thursday, friday] = [8, 9, 10, 11].map(
    (day) => `2026-12-${String(day).padStart(2, "0")}`,
) as [string, string, string, string];
const opens = `${monday}T09:00:00+09:00`;
const here = "?office=saijo_main";
const mailroomCode = `${inject("municipality")}-b1`;

let browser: Browser;
let office: Office;
let clerk: Clerk;
let chief: Clerk;
let mailroom: Clerk;
beforeAll(async () => {
    browser = await openBrowser();
    const staff = ["k1", "h1", "b1"];
    const codes = staff.map((who) => `${inject("municipality")}-${who}`);
    office = await openOffice(inject("municipality"), codes, opens);
    const enter = (who: string) => Clerk.enter(browser, who, undefined, office.address);
    [clerk, chief, mailroom] = (await Promise.all(staff.map(enter))) as [Clerk, Clerk, Clerk];
}, 240_000);
afterAll(async () => {
    await office.close();
    await browser.close();
});
const day = { timeout: 300_000 };
const everybody = () => [clerk, chief, mailroom];

/** The clock goes on; whoever did nothing meanwhile finds the screen locked. */
async function goOnTo(when: string, time: string): Promise<void> {
    office.moveClock((Date.parse(`${when}T${time}:00+09:00`) - Date.parse(opens)) / 1000);
    await Promise.all(everybody().map((who) => who.unlock()));
}

/** A night is longer than a session lasts: in the morning everybody signs in. */
async function begin(when: string): Promise<void> {
    office.moveClock((Date.parse(`${when}T09:00:00+09:00`) - Date.parse(opens)) / 1000);
    await Promise.all(everybody().map((who) => who.signIn()));
}

/** What the day's close says has happened. */
const happened = ["受付", "受付できず(案内済)", "発送", "返戻", "2回目 来庁", "端末処理", "完了"];

/** The clerk closes the day with these counts and that much cash, and the chief confirms it. */
async function close(when: string, counts: readonly number[], cash: number): Promise<void> {
    await goOnTo(when, "17:00");
    await Promise.all([clerk.go("/progress/day-close"), chief.go("/progress/day-close")]);
    const table = clerk.page.getByRole("region", { name: "1. 今日の件数を見る" });
    await expect.poll(() => table.locator("th").allInnerTexts()).toEqual(happened);
    await expect.poll(() => table.locator("td").allInnerTexts()).toEqual(counts.map(String));
    const drawer = clerk.page.getByRole("row", { name: /^現金/u });
    await says(drawer.locator("td.number").first(), new RegExp(`^${String(cash)}$`, "u"));
    const send = clerk.page.getByRole("button", { name: "この内容で日締めする" });
    await expect.poll(() => send.isEnabled()).toBe(true); // what is left open is read
    await countEvening(clerk);
    await send.click();
    await clerk.page.locator("p.notice[role=status]", { hasText: "締めました" }).waitFor();
    const closed = chief.page.locator(".closed-days > li").first();
    const count = (name: string) => String(counts[happened.indexOf(name)]);
    const figures = `受付${count("受付")}・完了${count("完了")}・発送${count("発送")}`;
    await says(closed, new RegExp(figures, "u"));
    await closed.getByRole("button", { name: "確認する(係長)" }).click();
    await says(closed, /確認しました/u);
}

/** Those who come on Monday, by what becomes of them. */
const byAgent = (name: string, kana: string, born: string, agent: [string, string]): Visitor => ({
    name,
    kana,
    born,
    agent,
    target: "利用者証明用(4桁)",
    state: /^1回目 受付中/u,
});
const visitors = {
    smooth: byAgent("用例 椿", "ヨウレイ ツバキ", "昭和30年3月3日", ["代理 柊", "ダイリ ヒイラギ"]),
    short: byAgent("見本 楓", "ミホン カエデ", "昭和31年4月4日", ["代理 桐", "ダイリ キリ"]),
    returned: byAgent("例題 榊", "レイダイ サカキ", "昭和32年5月5日", ["代理 桂", "ダイリ カツラ"]),
    denied: byAgent("仮名 楠", "カメイ クスノキ", "昭和33年6月6日", ["代理 樫", "ダイリ カシ"]),
    marked: {
        ...byAgent("架空 梢", "カクウ コズエ", "昭和34年7月7日", ["代理 槙", "ダイリ マキ"]),
        marked: true,
    },
    again: byAgent("試験 樅", "シケン モミ", "昭和35年8月8日", ["代理 楢", "ダイリ ナラ"]),
    refused: {
        ...byAgent("題材 榎", "ダイザイ エノキ", "昭和36年9月9日", ["代理 椎", "ダイリ シイ"]),
        target: "住民基本台帳用(4桁)",
        facts: [[/やむを得ない理由があるか/u, "いいえ"]],
    },
    self: {
        name: "説明 栗",
        kana: "セツメイ クリ",
        born: "昭和37年10月10日",
        target: "利用者証明用(4桁)",
        state: /^即日 受付中/u,
    },
} as const satisfies Record<string, Visitor>;
const numbers = {} as Record<keyof typeof visitors, string>;
const comes = async (who: keyof typeof visitors) => {
    numbers[who] = await open(clerk, visitors[who]);
};

/** How many cases a list has, as 進行管理 says to the chief. */
const card = (list: string) => chief.page.locator(`a.card[href^="/lists/${list}?"] strong`);
const holds = (list: string, count: number) =>
    says(card(list), new RegExp(`^${String(count)}(?!\\d)`, "u"));
let lapsing = "";
let stopped = 0;

it("Monday: people come, the chief decides, the mailroom prints", day, async () => {
    await chief.go("/lists/lapsing?office=saijo_west");
    await says(chief.page.locator("tbody tr"), /残り3日/u);
    lapsing = await chief.page.locator("tbody a").first().innerText();
    await chief.go(`/progress${here}`);
    await says(card("stopped"), /^\d+/u);
    stopped = parseInt(await card("stopped").innerText(), 10);

    await comes("marked");
    await tick(clerk, [/運転免許証/u]);
    await takePostage(clerk);
    await says(clerk.page.locator(".more-actions"), /支援措置/u);
    await clerk.look("week-protected-person");
    await holds("stopped", stopped + 1); // by itself
    await look(chief, numbers.marked);
    await act(chief, /支援措置のもとで認める/u, { 理由: "本人に連絡して意思を確かめた" });
    await accept(clerk); // the button has come by itself

    await comes("smooth");
    await tick(clerk, [/運転免許証/u]);
    await says(clerk.page.locator(".more-actions"), /郵送料/u);
    await clerk.look("intake-postage-missing");
    await takePostage(clerk);
    await accept(clerk);
    for (const who of ["short", "returned", "denied"] as const) {
        await comes(who);
        await tick(clerk, [/運転免許証/u]);
        await takePostage(clerk);
        await accept(clerk);
    }

    await goOnTo(monday, "13:30");
    const posted = [numbers.smooth, numbers.short, numbers.returned, numbers.denied];
    await Promise.all([look(clerk, numbers.denied), mailroom.go(`/mail${here}`)]);
    await actOnMany(chief, "approvals", /発送を決裁する/u, posted);
    await until(clerk, /^受付済\(照会書 未作成\)/u); // by itself: the clerk's page hears of it
    await actOnMany(clerk, "letter_due", /印刷待ちに入れる/u, posted);
    const toPrint = mailroom.page
        .getByRole("row", { name: /^簡易書留/u })
        .locator("td")
        .first();
    await says(toPrint, /^4$/u);

    const prints = async () => {
        for (const number of posted) await print(mailroom, number, "S-1207-1");
    };
    const receives = async () => {
        await comes("self");
        await tick(clerk, [/確認した/u, /運転免許証/u]);
        await press(clerk, /^受付する/u);
        await workOnCard(clerk);
        await complete(clerk);
        await comes("again");
        await act(clerk, /書類不足で持ち帰り/u, { "来庁者(代理人): 本人確認書類": true });
        await until(clerk, /^1回目 書類不足\(再来待ち\)/u);
        await comes("refused");
        await act(clerk, /受付できず\(案内する\)/u, {});
        await until(clerk, /^受付できず\(案内済\)/u);
    };
    await Promise.all([prints(), receives()]);
    for (const number of posted) await handOver(clerk, number, "S-1207-1", mailroomCode);
    await until(mailroom, /^文書係へ引渡済/u); // the last that was printed
    await mailroom.go(`/mail${here}`);
    const registered = mailroom.page.getByRole("row", { name: /^簡易書留/u }).locator("td");
    await expect.poll(() => registered.allInnerTexts()).toEqual(["0", "0", "4", "0"]);

    await close(monday, [8, 1, 0, 0, 0, 1, 1], 5 * 434);
});

/** What came by post after a day was closed, as the chief sees it in the evening of the next. */
const cameLater = (letters: number) =>
    says(
        chief.page.locator(".closed-days > li").nth(1),
        new RegExp(`締めた後に入った記録: 発送${String(letters)}件`, "u"),
    );

it("Tuesday: the slips come back, one comes again, the chief lets a letter go", day, async () => {
    await begin(tuesday);
    const slips = async () => {
        const posted = [numbers.smooth, numbers.short, numbers.returned, numbers.denied];
        for (const [at, number] of posted.entries()) {
            await recordSlip(mailroom, number, monday, at + 1);
        }
    };
    const comesAgain = async () => {
        await look(clerk, numbers.again);
        await tick(clerk, [/運転免許証/u]);
        await takePostage(clerk);
        await accept(clerk);
    };
    const lets = async () => {
        await look(chief, numbers.marked);
        await act(chief, /支援措置のもとで認める/u, { 理由: "本人に連絡して宛先を確かめた" });
        await press(chief, /発送を決裁する/u);
        await until(chief, /^受付済/u);
    };
    await Promise.all([slips(), comesAgain(), lets()]);
    await mailroom.look("posted");
    await look(chief, numbers.again);
    await press(chief, /発送を決裁する/u);
    await until(clerk, /^受付済/u);
    for (const number of [numbers.again, numbers.marked]) {
        await look(clerk, number);
        await press(clerk, /照会書の印刷待ちに入れる/u);
        await until(clerk, /^印刷待ち/u);
        await print(mailroom, number, "S-1208-1");
        await until(clerk, /^封入・発送待ち$/u);
        await handOver(clerk, number, "S-1208-1", mailroomCode);
    }
    await close(tuesday, [0, 0, 0, 0, 0, 0, 0], 434);
    await cameLater(4);
});

it("Wednesday: a letter comes back, and a principal has never applied", day, async () => {
    await begin(wednesday);
    await chief.go(`/progress${here}`);
    await holds("stopped", stopped + 1);
    await holds("undeliverable", 0);
    const mail = async () => {
        await look(mailroom, numbers.returned);
        await act(mailroom, /返戻を記録する/u, { あて所に尋ねあたりません: true });
        await until(mailroom, /^返戻あり$/u);
        await look(mailroom, numbers.smooth);
        await act(mailroom, /配達を記録する/u, {});
        await says(mailroom.page.locator(".timeline li").first(), /配達/u);
        await recordSlip(mailroom, numbers.again, tuesday, 5);
        await recordSlip(mailroom, numbers.marked, tuesday, 6);
    };
    const call = async () => {
        const { page } = clerk;
        await look(clerk, numbers.denied);
        await page.getByRole("button", { name: /電話の相手確認/u }).click();
        await page.getByRole("button", { name: /お止めします/u }).click();
        await fill(clerk, { 住基の連絡先へ折り返した: true });
        await until(clerk, /^本人否認\(停止中\)$/u);
    };
    await Promise.all([mail(), call()]);
    await holds("stopped", stopped + 2); // both by themselves
    await holds("undeliverable", 1);
    await close(wednesday, [0, 0, 0, 1, 0, 0, 0], 0);
    await cameLater(2);
});

it("Thursday: one second visit is completed, at another a paper is short", day, async () => {
    await begin(thursday);
    await chief.go("/lists/lapsing?office=saijo_west");
    await says(chief.page.locator("tbody tr", { hasText: lapsing }), /今日まで/u);
    const sendAgain = async () => {
        await look(mailroom, numbers.returned);
        await act(mailroom, /照会書を再送する/u, {});
        await until(mailroom, /^発送伺い 決裁待ち$/u);
    };
    const sees = async () => {
        await look(chief, numbers.smooth);
        await until(chief, /^2回目 受付中/u);
        await until(chief, /^統合端末 処理中$/u);
    };
    await Promise.all([secondVisit(clerk, numbers.smooth, /係長 三郎/u), sees(), sendAgain()]);

    await look(clerk, numbers.returned);
    await takePostage(clerk);
    await look(chief, numbers.returned);
    await press(chief, /発送を決裁する/u);
    await press(clerk, /照会書の印刷待ちに入れる/u);
    await until(mailroom, /^印刷待ち/u);
    const falls = async () => {
        await look(clerk, numbers.short);
        await take(clerk, /来庁者\(代理人\).*A0 B0/u, /運転免許証/u);
        await take(clerk, /来庁者\(代理人\).*A1 B0/u, /書類不足で持ち帰り/u);
        await fill(clerk, { "来庁者(代理人): 本人確認書類": true });
        await until(clerk, /^2回目 不備\(持ち帰り\)/u);
    };
    await Promise.all([print(mailroom, numbers.returned, "S-1210-1"), falls()]);
    await handOver(clerk, numbers.returned, "S-1210-1", mailroomCode);
    await close(thursday, [0, 0, 0, 0, 2, 1, 1], 434);
});

/** What the bars of a chart count on the days of the week, by list. */
async function barsOf(list: string): Promise<Record<string, number>> {
    const bars = chief.page.locator(`svg.chart a[href^="/lists/${list}?"]`);
    await bars.first().waitFor();
    const said = await bars.evaluateAll((all) =>
        all.map((each) => ({
            from: new URLSearchParams(each.getAttribute("href")?.split("?")[1]).get("from") ?? "",
            count: Number(/(\d+)\D*$/u.exec(each.getAttribute("aria-label") ?? "")?.[1]),
        })),
    );
    return Object.fromEntries(
        said.filter(({ from }) => from >= monday).map(({ from, count }) => [from, count]),
    );
}

/** What the rows of a report's table count in all offices, together. */
async function reported(title: string): Promise<number> {
    const table = chief.page.getByRole("region", { name: title });
    const heads = await table.locator("thead th").allInnerTexts();
    const counts = table.locator(`tbody tr > :nth-child(${String(heads.indexOf("計") + 1)})`);
    return (await counts.allInnerTexts()).reduce((sum, text) => sum + Number(text), 0);
}

it("Friday: what was short is there, and the numbers are those of the week", day, async () => {
    await begin(friday);
    // Nobody came with that reply. (The case itself lapses once somebody has confirmed the clock,
    // which went on by a week before this one.)
    const overdue = async () => {
        await chief.go("/lists/awaiting_reply?office=saijo_west");
        await says(chief.page.locator("tbody tr", { hasText: lapsing }), /(?<!\d)1日経過/u);
    };
    const slip = () => recordSlip(mailroom, numbers.returned, thursday, 7);
    await Promise.all([secondVisit(clerk, numbers.short, /係長 三郎/u), slip(), overdue()]);
    await close(friday, [0, 0, 0, 0, 1, 1, 1], 0);
    await cameLater(1);

    await chief.go(`/progress${here}`);
    await holds("stopped", stopped + 2);
    await holds("undeliverable", 0);
    await expect.poll(() => barsOf("arrivals")).toEqual({ [monday]: 8 });
    await expect
        .poll(() => barsOf("completions"))
        .toEqual({ [monday]: 1, [thursday]: 1, [friday]: 1 });
    await chief.go("/progress/report?month=2026-12");
    await expect.poll(() => reported("受付(手続・来庁者の種別・窓口)")).toBe(8);
    await expect.poll(() => reported("完了(手続・来庁者の種別・窓口)")).toBe(3);
    await expect.poll(() => reported("発送(郵便の種類別。経理係用)")).toBe(7);
    await expect.poll(() => reported("返戻(理由別)")).toBe(1);
    await expect.poll(() => reported("2回目の不備(理由別)")).toBe(1);
    await chief.look("week-report");
    for (const who of everybody()) expect(who.complaints).toEqual([]);
});
