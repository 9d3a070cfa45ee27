import { ageOn } from "../rules/question.js";

/** What the last digit of the year in which a card ends can mean. */
export interface CardEnd {
    digit: string;
    /** The coming birthday on which a card of the holder's can end; null: none can. */
    day: string | null;
    /** The past birthday on which one of theirs may have ended; null: none can have. */
    ended: string | null;
}

const firstCards = 2016;
const of = { adult: 10, minor: 5 } as const;
/** Of age when the first cards were handed out, and since 2022-04. */
const majority = { then: 20, now: 18 } as const;

/** The birthday in a year; in common years the 28th for the 29th of February. */
function birthdayIn(year: number, born: string): string {
    const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    const day = born.slice(5) === "02-29" && !leap ? "02-28" : born.slice(5);
    return `${String(year)}-${day}`;
}

/** The first year in which a card of somebody's can have ended: its fifth or tenth birthday. */
function firstEnd(born: string): number {
    const wasAdult = ageOn(born, `${String(firstCards)}-01-01`) >= majority.then;
    if (wasAdult) return firstCards + of.adult - 1;
    return Math.max(firstCards - 1, Number(born.slice(0, 4))) + of.minor;
}

/**
 * A card ends on a birthday, at most ten years ahead, five for a minor: the ten last digits of its
 * year, the one of the next birthday first.
 */
export function cardEnds(born: string, today: string): CardEnd[] {
    const thisYear = Number(today.slice(0, 4));
    const first = birthdayIn(thisYear, born) >= today ? thisYear : thisYear + 1;
    const ahead = ageOn(born, today) >= majority.now ? of.adult : of.minor;
    return Array.from({ length: 10 }, (_, at) => {
        const year = first + at;
        const past = year - 10;
        return {
            digit: String(year).slice(-1),
            day: at < ahead ? birthdayIn(year, born) : null,
            ended: past >= firstEnd(born) ? birthdayIn(past, born) : null,
        };
    });
}

/**
 * The day that a digit alone says: only a coming one, where no card can have ended ten years
 * before, or the same day was entered before. Null: it has to be asked.
 */
export const sureEnd = ({ day, ended }: CardEnd, entered: unknown): string | null =>
    ended === null || day === entered ? day : null;

/** The digit of the decade, by which two years with the same last digit are told apart. */
export const decadeOf = (day: string): string => day.slice(2, 3);
