import type { Handling } from "../api/types.js";

const none: ReadonlySet<string> = new Set();
const withoutDays: ReadonlySet<string> = new Set(["perhaps_not_arrived"]);

/**
 * Lists whose number says nothing while the office hasn't set a value: whether a letter hasn't
 * arrived isn't known before it is said after how many days.
 */
export const unsetLists = (handling: Handling | undefined): ReadonlySet<string> =>
    handling?.not_arrived_after_days === null ? withoutDays : none;
