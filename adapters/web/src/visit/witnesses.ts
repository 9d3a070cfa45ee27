import type { Colleague } from "../api/types.js";

/** The name, or the code where no name is known. */
export const nameOf = (who: Colleague) => (who.name === "" ? who.staff : who.name);

/** The same people, whoever was there the last time before the others. */
export function ofLastFirst(people: readonly Colleague[], last: string): Colleague[] {
    const isLast = (who: Colleague) => who.staff === last;
    return [...people.filter(isLast), ...people.filter((who) => !isLast(who))];
}
