/**
 * The day on which what is printed now is posted: today, after the cut-off the office's next open
 * day; empty, to be typed, where nobody has said when it is open.
 */
export function postingDay(
    now: { today: string; time: string | null },
    until: string | null,
    nextOpenDay: string | null,
): string {
    const { today, time } = now;
    if (until === null || time === null || time < until) return today;
    return nextOpenDay ?? "";
}
