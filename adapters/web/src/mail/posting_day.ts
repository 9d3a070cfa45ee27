/** The office's day and time; no time before the server has told it. */
interface Now {
    today: string;
    time: string | null;
}

/** Whether what is printed now is too late for today's hand-over. */
export const isAfterCutOff = ({ time }: Now, until: string | null): boolean =>
    until !== null && time !== null && time >= until;

/**
 * The day on which what is printed now is posted: today, after the cut-off the office's next open
 * day; empty, to be typed, where nobody has said when it is open.
 */
export const postingDay = (now: Now, until: string | null, nextOpenDay: string | null): string =>
    isAfterCutOff(now, until) ? (nextOpenDay ?? "") : now.today;
