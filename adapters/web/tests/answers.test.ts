import { describe, expect, it } from "vitest";
import type { Case, Decision, Handling } from "../src/api/types.js";
import { emsOf, type KnownOf } from "../src/cases/answer_words.js";
import { answersOf } from "../src/cases/answers.js";
import { nothingTold } from "../src/cases/letter_told.js";
import { codes } from "../src/words/codes_table.js";
import type { Words } from "../src/words/language.js";
import { answer, answerTo, asked, nothing, posted, silent, which, words } from "./answer_ground.js";

describe("the telephone's answers", () => {
    it("guess nothing where page and office are silent", () => {
        for (const number of [1, 4, 5, 6, 7, 8, 9]) expect(answer(number, silent)).toMatch(asked);
        expect(answer(2, silent)).toBe("まだ発送していない。");
        expect(answer(2, silent, posted)).toMatch(asked);
        expect(answer(2, silent, { ...posted, tracking_no: "" })).toMatch(asked);
        const all = answersOf(nothing, words).map((each) => each.answer);
        expect(all.join("")).not.toMatch(/\d日|\d時|\d回|そのまま持って来る|郵送で返さない/u);
    });
    it("say what the office has set", () => {
        const said: Handling = {
            agent_replacement: "new_power_of_attorney",
            late_reply_by_section_chief: false,
            reissue_on_request: true,
            reissue_payer: "office",
            other_address: false,
            handwritten_by_another: true,
            not_arrived_after_days: 10,
            post_office_keeps_days: 7,
            hand_over_until: "14:30",
            reply_by_other_route: false,
        };
        expect(answer(1, said)).toMatch(/発送予定日は早くて令和8年11月30日\(月\)\(締切14:30\)/u);
        expect(answer(2, said, posted)).toMatch(/保管\(7日\)/u);
        expect(answer(2, said, { ...posted, tracking_no: "" })).toMatch(/10日で再送/u);
        expect(answer(6, said)).toMatch(/^新しい委任状があれば替われる/u);
        expect(answer(7, said)).toMatch(/再送\(郵送料は役所\)。/u);
        expect(answer(7, said)).toMatch(/郵送で返さない。/u);
        expect(answer(7, { ...said, reply_by_other_route: true })).toMatch(/届いた物も受ける。/u);
        expect(answer(8, said)).toMatch(/別の送付先は不可。代筆は係長が決める。/u);
    });
    it("say when the letter is to be posted, as far as it is entered", () => {
        const letter = { ...nothingTold, plannedOn: "2026-12-01" };
        expect(answerTo(1, { letter })).toMatch(/^令和8年12月1日\(火\)に発送の予定/u);
        expect(answerTo(1, {})).toMatch(/発送予定日は印刷のときに決まる/u);
    });
    it("say of the arrival that nobody has set it, unless a delivery is on record", () => {
        const ask = /通常の到着日は未設定\(係長へ\)。$/u;
        expect(answer(1, silent)).toMatch(ask);
        expect(answer(1, silent, posted)).toMatch(ask);
        const delivered = { ...posted, delivered_on: "2026-11-24" };
        expect(answer(1, silent, delivered)).toMatch(/令和8年11月24日\(火\) 配達済。$/u);
    });
    it("promise no posting for today once the day's cut-off is over", () => {
        const handling = { ...silent, hand_over_until: "14:30" };
        const first = (time: string | null, plannedOn: string, status = "letter_printed") =>
            answerTo(1, {
                which: { ...which, status },
                handling,
                time,
                letter: { ...nothingTold, plannedOn },
            });
        const today = nothing.today;
        expect(first("14:29", today)).toMatch(/^令和8年11月30日\(月\)に発送の予定。14:30の締切後/u);
        expect(first("14:30", today)).toMatch(
            /^今日の締切\(14:30\)を過ぎたので、翌開庁日に発送の予定。翌開庁日.*は未設定/u,
        );
        expect(first("14:30", today)).not.toMatch(/11月30日/u);
        expect(first("14:30", "2026-12-01")).toMatch(/^令和8年12月1日\(火\)に発送の予定。/u);
        expect(first(null, today), "no clock yet").toMatch(/14:30の締切後なら翌開庁日/u);
        expect(first("15:00", today, "handed_over")).toMatch(/^文書係へ引渡済。.*11月30日/u);
        expect(first("09:00", "2026-11-27")).toMatch(/11月27日.*発送の記録がない。発送する日/u);
    });
    it("name the day of posting where the office's open days are known", () => {
        const handling = { ...silent, hand_over_until: "14:30" };
        const opens = (next_open_day: string | null) => [
            { office: which.office, label: "", next_open_day },
        ];
        const first = (time: string, more: Partial<KnownOf> = {}) =>
            answerTo(1, { handling, time, offices: opens("2026-12-01"), ...more });
        const letter = { ...nothingTold, plannedOn: nothing.today };
        expect(first("14:29")).toMatch(/発送予定日は早くて令和8年11月30日\(月\)\(締切14:30\)。/u);
        expect(first("14:30")).toMatch(/発送予定日は早くて令和8年12月1日\(火\)/u);
        expect(first("14:30", { letter })).toMatch(/、令和8年12月1日\(火\)に発送の予定。/u);
        expect(first("14:29", { letter })).toMatch(/14:30の締切後なら令和8年12月1日\(火\)。/u);
        expect(first("14:30", { offices: opens(null) })).toMatch(/翌開庁日.*は未設定/u);
        const held = { ...which, status: "dispatch_on_hold" };
        expect(first("14:29", { which: held })).toMatch(/^発送を止めている。/u);
        expect(first("14:29", { which: held })).not.toMatch(/11月30日/u);
    });
    it("reckon of this letter how long it is kept and when it is sent again", () => {
        const handling = { ...silent, post_office_keeps_days: 7, not_arrived_after_days: 10 };
        const second = (today: string, more: Partial<Case> = {}) =>
            answerTo(2, { handling, today, which: { ...which, ...posted, ...more } });
        expect(second("2026-11-27")).toMatch(
            /発送から7日。郵便局の保管は7日、早くて令和8年11月27日\(金\)まで/u,
        );
        expect(second("2026-11-28")).toMatch(/発送から8日。.*過ぎていないか/u);
        const ordinary = { post_class: "ordinary", tracking_no: "" };
        expect(second("2026-11-29", ordinary)).toMatch(
            /発送から9日。令和8年11月30日\(月\)になっても届かなければ再送/u,
        );
        expect(second("2026-11-30", ordinary)).toMatch(/発送から10日。10日で再送: 再送を案内/u);
        for (const day of ["2026-11-27", "2026-11-28"]) expect(emsOf(second(day))).toBeLessThan(76);
    });
    it("say on which day a delivery was entered", () => {
        const delivered = { ...which, ...posted, delivered_on: "2026-11-24" };
        const letter = { ...nothingTold, deliveryEnteredOn: "2026-11-25" };
        const said = /令和8年11月24日\(火\) 配達済\(令和8年11月25日\(水\)に記録\)。$/u;
        expect(answerTo(1, { which: delivered, letter })).toMatch(said);
        expect(answerTo(2, { which: delivered, letter })).toMatch(said);
    });
    it("call ordinary mail alone untraceable", () => {
        const second = (post_class: string) =>
            answer(
                2,
                { ...silent, post_office_keeps_days: 7 },
                { ...posted, post_class, tracking_no: "" },
            );
        for (const by of ["simplified_registered", "registered", "restricted_delivery"]) {
            expect(second(by)).toBe(
                "引受番号は未記録(発送の翌日に分かる)。発送から10日。" +
                    "郵便局の保管(7日)が過ぎていないか、不在票の期限を聞く。",
            );
        }
        expect(second("ordinary")).toMatch(/^追跡できない郵便。/u);
        for (const by of ["mail", ""]) expect(second(by)).toMatch(/郵便の種類は未設定/u);
        const decision = { letter: { post: "simplified_registered" } } as unknown as Decision;
        const unnumbered = { ...which, ...posted, tracking_no: "" };
        expect(answerTo(2, { which: unnumbered, decision })).toMatch(/^引受番号は未記録/u);
    });
    it("say nothing of days left where there are none", () => {
        expect(answer(3, silent, { deadline: "2026-12-10" })).toMatch(
            /^令和8年12月10日\(木\)。過ぎたら/u,
        );
    });
    it("say when and why the letter came back", () => {
        const came = { ...which, ...posted, badges: ["undeliverable"] };
        const returned = { on: "2026-11-27", reason: "not_collected" };
        expect(answerTo(2, { which: came, letter: { ...nothingTold, returned } })).toMatch(
            /^令和8年11月27日\(金\) 返戻\(not_collected\)。/u,
        );
        expect(answerTo(2, { which: came })).toMatch(/^返戻あり。/u);
    });
    it("tell no day of a letter that came back: the next one has its own", () => {
        const came = { ...which, ...posted, deadline: "2026-12-10", days_left: 10 };
        const told = (number: number, badges: string[]) =>
            answerTo(number, { which: { ...came, badges } });
        expect(told(1, []), "on its way").toMatch(/11月20日.*発送/u);
        expect(told(3, []), "on its way").toMatch(/12月10日/u);
        expect(told(1, ["undeliverable"])).toMatch(/^返戻あり。.*発送日は再送で決まる。$/u);
        expect(told(3, ["undeliverable"])).toBe("再送後の照会書の日付。");
    });
    it("say of booking and of a hospital's certificate what the page says, else ask", () => {
        const decided = (said: Partial<Decision>) => ({ decision: said as Decision });
        expect(answerTo(5, {})).toMatch(/予約は未設定\(係長へ\)/u);
        expect(answerTo(5, decided({ appointment: "not_required" }))).toMatch(/予約不要。/u);
        const evidence = (reason_evidence: string | null) =>
            answerTo(8, decided({ reason_evidence, letter: null }));
        expect(evidence("required")).toMatch(/病院・施設の証明などが要る/u);
        expect(evidence("not_required")).toMatch(/病院・施設の証明は不要/u);
        expect(evidence(null)).toMatch(/病院・施設の証明・転送は未設定/u);
    });
    it("call back nobody but as the resident register says", () => {
        expect(answerTo(10, {})).toMatch(/折返しは住民登録の連絡先だけへ/u);
    });
    it("ask once for all that is silent, so that an answer stays on a line", () => {
        for (let number = 1; number <= 10; number += 1) {
            expect(answerTo(number, {}).match(/未設定/gu)?.length ?? 0).toBeLessThan(2);
            expect(emsOf(answerTo(number, {}))).toBeLessThan(64);
        }
    });
    it("say of forwarding what the letter's rule says", () => {
        const decision = { letter: { no_forwarding: true } } as unknown as Decision;
        expect(answerTo(8, { decision })).toMatch(/転送届があると届かない/u);
    });
    it("say of an opened envelope what the letter's rule asks of the seal", () => {
        const sealed = (sealed_return: boolean | null) =>
            answerTo(7, { decision: { letter: { sealed_return } } as unknown as Decision });
        expect(sealed(true)).toMatch(/開封は新しい用紙/u);
        expect(sealed(false)).toMatch(/開封してもそのまま持って来る/u);
        expect(sealed(null)).toMatch(/開封したとき.*は未設定/u);
    });
});

describe("an answer in the words of the screen", () => {
    const said: Words = { ...words, code: (code) => codes[code]?.[0] ?? code };
    /** Width of a line of 1366 pixels in the smaller of its two sizes. */
    const emsOfSmall = 76;
    const settled: Handling = {
        agent_replacement: "if_named_in_reply",
        late_reply_by_section_chief: true,
        reissue_on_request: true,
        reissue_payer: "applicant_if_their_fault",
        other_address: true,
        handwritten_by_another: true,
        not_arrived_after_days: 14,
        post_office_keeps_days: 7,
        hand_over_until: "15:00",
        reply_by_other_route: true,
    };
    const decision = {
        appointment: "phone_booking_required",
        booking_phone: "000-000-0001",
        reason_evidence: "required",
        letter: { post: "simplified_registered", sealed_return: true, no_forwarding: true },
    } as unknown as Decision;
    const renewal = {
        outcome: "refused",
        refusal: "window_not_open",
        reroute_to: "issue",
        opens_on: null,
    } as unknown as Decision;
    const cases: readonly [string, Partial<Case>][] = [
        ["isn't posted", {}],
        ["was posted", posted],
        ["was posted without a number yet", { ...posted, tracking_no: "" }],
        ["was posted as ordinary mail", { ...posted, tracking_no: "", post_class: "ordinary" }],
        ["came back", { ...posted, badges: ["undeliverable"] }],
    ];
    it.each(cases)("stands in one line where all is settled and the letter %s", (_, of) => {
        const known: KnownOf = {
            ...nothing,
            which: { ...which, ...of, agent: {} } as Case,
            decision,
            renewals: [renewal],
            handling: settled,
            certificateEnd: "2026-12-20",
            letter: {
                ...nothingTold,
                plannedOn: "2026-12-10",
                returned: { on: "2026-11-27", reason: "unknown_at_address" },
            },
        };
        for (const { question, answer } of answersOf(known, said)) {
            expect(emsOf(answer), `${question}: ${answer}`).toBeLessThan(emsOfSmall);
        }
    });
});

describe("the answer about the counter", () => {
    const main = {
        office: "main",
        label: "試験窓口",
        phone: "000-000-0000",
        hours: [{ days: ["mon", "tue", "wed"], from_minute: 510, until_minute: 1035 }],
        terminal_down: ["2026-12-20", "2026-12-03"],
    };
    const down = { kind: "terminal_downtime", office: "main", reason: "update" } as const;
    const fifth = (closures: KnownOf["closures"]) => answerTo(5, { offices: [main], closures });

    it("says hours and telephone, and when the terminal is down by the page", () => {
        expect(fifth([])).toMatch(/試験窓口 000-000-0000 月〜水 8:30〜17:15。/u);
        expect(fifth([])).toMatch(/terminal_downtime 12月3日\(木\)・20日\(日\)。/u);
    });
    it("says what the office has registered, each day once, of its own office alone", () => {
        const registered = { ...down, first_day: "2026-12-02", last_day: "2026-12-03" };
        const said = fifth([registered, { ...registered, office: "branch" }]);
        expect(said).toMatch(/terminal_downtime 12月2日\(水\)・3日\(木\)・20日\(日\)。/u);
    });
    it("asks until when it is open where the page doesn't say", () => {
        const decision = {
            appointment: "not_required",
            offices: ["main", "west"],
        } as unknown as Decision;
        const west = { office: "west", label: "西支所" };
        const silentMain = { office: "main", label: "試験窓口" };
        const hours = (offices: KnownOf["offices"]) => answerTo(5, { offices, decision });
        expect(answerTo(5, { offices: [silentMain] })).toMatch(/受付時間・予約は未設定\(係長へ\)/u);
        expect(hours([silentMain, west])).toBe(
            "試験窓口・西支所。予約不要。受付時間は未設定(係長へ)。",
        );
        expect(hours([west, { ...main, terminal_down: [] }])).toMatch(
            /^試験窓口 .*17:15まで、西支所。.*時刻のない窓口の受付時間は未設定\(係長へ\)。$/u,
        );
        expect(fifth([])).not.toMatch(/受付時間/u);
    });
    it("says which counter is booked, where they differ", () => {
        const booked = { appointment: "phone_booking_required", booking_phone: "000-000-1111" };
        const offices = [
            { office: "main", label: "本庁 試験課", ...booked },
            { office: "west", label: "西支所 試験係", appointment: "not_required" },
            { office: "east", label: "東支所 試験係", ...booked },
            { office: "mall", label: "駅前 窓口", appointment: "silent" },
        ];
        const decision = {
            offices: offices.map(({ office }) => office),
            appointment: "not_required",
        } as unknown as Decision;
        expect(answerTo(5, { offices, decision })).toMatch(
            /本庁・東支所は電話予約が必要 000-000-1111、西支所は予約不要、駅前は予約が未設定\(係長へ\)。/u,
        );
        expect(answerTo(5, { offices: offices.slice(1, 2), decision })).toMatch(/予約不要。/u);
    });
    it("says of several counters where they are and until when, those alike together", () => {
        const weekdays = ["mon", "tue", "wed", "thu", "fri"];
        const until = (minute: number, days = weekdays) => ({
            days,
            from_minute: 510,
            until_minute: minute,
        });
        const offices = [
            { office: "main", label: "本庁 試験課", hours: [until(1020)] },
            { office: "west", label: "西支所 試験係", hours: [until(1020)] },
            {
                office: "mall",
                label: "駅前 窓口",
                hours: [until(1110), until(990, ["sun", "sat"])],
            },
        ];
        const decision = { offices: offices.map(({ office }) => office) } as unknown as Decision;
        expect(answerTo(5, { offices, decision })).toMatch(
            /^本庁 試験課・西支所 試験係 17:00、駅前 窓口 18:30\(日・土16:30\)まで。/u,
        );
        const section = "マイナンバーカード普及促進対策室";
        const long = offices.map((each) => ({ ...each, label: `${each.label}${section}` }));
        expect(answerTo(5, { offices: long, decision }), "too long for a line").toMatch(
            /^本庁・西支所 17:00、駅前 18:30\(日・土16:30\)まで。/u,
        );
        const house = long.map((each) => ({ ...each, label: `本庁 ${each.label}` }));
        expect(answerTo(5, { offices: house, decision })).toMatch(/^本庁 本庁 試験課マイ/u);
    });
});
