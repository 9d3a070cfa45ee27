import type { Word } from "../words/words_table.js";

/** One of the places that the program has: its address, its name, its key. */
export interface Room {
    to: string;
    word: Word;
    key: string;
    /** The permission without which there is nothing to see in it; null: it is everybody's. */
    needs: string | null;
}

/** What lists and cases are read with: without it neither they nor their changes are had. */
export const readCases = "read_cases";

/** What the counter's work is done with: cases, custody, the day's close. */
export const counterWork = "counter_work";
/** What letters are worked on with. */
export const letterWork = "letter_work";

const rooms: readonly Room[] = [
    { to: "/", word: "counter", key: "Alt+1", needs: readCases },
    { to: "/mail", word: "mail", key: "Alt+2", needs: readCases },
    { to: "/progress", word: "progress", key: "Alt+3", needs: readCases },
    { to: "/settings", word: "settings", key: "Alt+4", needs: null },
];

const allows = (permissions: readonly string[], needed: string | null) =>
    needed === null || permissions.includes(needed);

/** The rooms of somebody with these permissions; the first is where they come in. */
export const roomsOf = (permissions: readonly string[]): readonly Room[] =>
    rooms.filter((room) => allows(permissions, room.needs));

/** Parts of addresses that need something else than reading cases. */
const needs: Readonly<Record<string, string | null>> = {
    settings: null,
    new: counterWork,
    slip: null,
};

/** Whether a page can be had with these permissions, by the first part of its address. */
export const mayEnter = (part: string, permissions: readonly string[]): boolean =>
    allows(permissions, part in needs ? (needs[part] ?? null) : readCases);

/** The room in which an address is; undefined: in none. */
export function roomAt(path: string, open: readonly Room[]): Room | undefined {
    const at = path === "/" ? (open[0]?.to ?? path) : path;
    return open.find(({ to }) => (to === "/" ? at === "/" : at.startsWith(to)));
}
