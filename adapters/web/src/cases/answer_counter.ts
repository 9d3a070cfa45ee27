import type { Closure, Decision, Office } from "../api/types.js";
import { areBookedAlike, bookingWords } from "../rules/booking.js";
import { closedDays } from "../words/closed_days.js";
import { addDays, monthAndDay } from "../words/dates.js";
import { closingText, hoursText } from "../words/hours.js";
import type { Words } from "../words/language.js";
import { ask, emsInLine, emsOf, lineOf, type Make, type Part } from "./answer_words.js";

/** As many closed days as a caller can take down. */
const daysTold = 3;

/** A counter alone: what it is called, its telephone and hours. */
function one({ label, phone, hours }: Office, { language }: Words): string {
    return [label, phone, hoursText(hours, language === "en")].filter((each) => each).join(" ");
}

/** The counters by where they are, without the section, unless that alone tells them apart. */
function placesOf(offices: readonly Office[]): readonly Office[] {
    const places = offices.map((each) => ({
        ...each,
        label: each.label.split(/[ \u3000]/u)[0] ?? each.label,
    }));
    return new Set(places.map(({ label }) => label)).size === places.length ? places : offices;
}

/** Several counters, until when each is open, those alike together; last those that don't say. */
function several(offices: readonly Office[], { language, either }: Words): string {
    const byClosing = new Map<string, string[]>();
    for (const { label, hours } of offices) {
        const closing = closingText(hours, language === "en");
        byClosing.set(closing, [...(byClosing.get(closing) ?? []), label]);
    }
    const silent = byClosing.get("") ?? [];
    byClosing.delete("");
    const timed = [...byClosing].map(([closing, places]) => {
        const names = places.join(either("・", ", "));
        return either(`${names} ${closing}`, `${names} until ${closing}`);
    });
    const said = timed.length === 0 ? "" : timed.join(either("、", "; ")) + either("まで", "");
    return [said, silent.join(either("・", ", "))]
        .filter((each) => each !== "")
        .join(either("、", "; "));
}

/** Until when one is served, where a counter doesn't say it. */
function silentHours(places: readonly Office[], words: Words): readonly Part[] {
    const silent = places.filter(({ hours }) => closingText(hours, false) === "");
    if (silent.length === 0) return [];
    return [
        silent.length === places.length
            ? ask("受付時間", "hours", words)
            : ask("時刻のない窓口の受付時間", "hours of the others", words),
    ];
}

/** The days of one kind, those in a row together: 端末の停止 12月19日(土)・20日(日)。 */
function closed(closures: readonly Closure[], { code, either, language }: Words): string[] {
    const english = language === "en";
    const kinds = [...new Set(closures.map(({ kind }) => kind))];
    return kinds.map((kind) => {
        let before = "";
        const days = closures
            .filter((each) => each.kind === kind)
            .map(({ first_day: from, last_day: until }) => {
                const first = monthAndDay(from, before, english);
                before = until;
                if (from === until) return first;
                const to = monthAndDay(until, from, english);
                const dash = until === addDays(from, 1) ? either("・", ", ") : either("〜", "–");
                return `${first}${dash}${to}`;
            });
        return `${code(kind)} ${days.join(either("・", ", "))}${either("。", ".")}`;
    });
}

/** Whether one books ahead, and where. */
function booking(decision: Decision | undefined, words: Words): Part {
    const { either } = words;
    switch (decision?.appointment) {
        case "phone_booking_required": {
            const phone = decision.booking_phone === null ? "" : ` ${decision.booking_phone}`;
            return either(`電話予約が必要${phone}。`, `Book by telephone${phone}.`);
        }
        case "not_required":
            return either("予約不要。", "No booking.");
        default:
            return ask("予約", "booking", words);
    }
}

/** Whether one books ahead: once for all counters that are alike, else of each. */
function bookingAt(places: readonly Office[], decision: Decision | undefined, words: Words): Part {
    if (areBookedAlike(places)) return booking(decision, words);
    const { either } = words;
    const byBooking = new Map<string, string[]>();
    for (const place of placesOf(places)) {
        const how = bookingWords(place, words);
        byBooking.set(how, [...(byBooking.get(how) ?? []), place.label]);
    }
    const told = [...byBooking].map(([how, labels]) => {
        const said =
            how === "" ? either("予約が未設定(係長へ)", "booking not set (ask the chief)") : how;
        return `${labels.join(either("・", ", "))}${either("は", ": ")}${said}`;
    });
    return `${told.join(either("、", "; "))}${either("。", ".")}`;
}

/** Which counters take the case and until when, whether one books, when they are closed. */
export const counter: Make = ({ which, decision, offices, closures }, words) => {
    const { either } = words;
    const officeOf = (code: string): Office =>
        offices.find((each) => each.office === code) ?? { office: code, label: code };
    const own = offices.find((each) => each.office === which.office);
    const same = decision?.visit2_same_counter === true;
    const taking = same ? [] : (decision?.offices ?? []);
    const places = (taking.length === 0 ? [which.office] : taking).map(officeOf);
    const only = same ? either("1回目と同じ窓口だけ: ", "Only where visit 1 was: ") : "";
    const others = [
        ...silentHours(places, words),
        bookingAt(places, decision, words),
        ...closed(closedDays(own, closures).slice(0, daysTold), words),
    ];
    const answer = (told: string) => [`${only}${told}${either("。", ".")}`, ...others];
    const [first] = places;
    if (places.length === 1 && first !== undefined) return answer(one(first, words));
    const whole = answer(several(places, words));
    return emsOf(lineOf(whole, words)) > emsInLine
        ? answer(several(placesOf(places), words))
        : whole;
};
