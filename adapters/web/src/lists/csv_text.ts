/** Digits that a spreadsheet shows as they stand. */
const safeDigits = 9;

/** What a spreadsheet would show as something else: 0120, 1-2, 3/4, 1E5. */
function wouldBeSpoilt(cell: string): boolean {
    if (/^\d{4}-\d{2}-\d{2}$/u.test(cell)) return false;
    if (/^\d+$/u.test(cell)) return cell.length > safeDigits || /^0\d/u.test(cell);
    return /^\d[\d\-/Ee.]*$/u.test(cell);
}

/** What a spreadsheet may take for a formula, also in full width and behind blanks. */
const mayBeFormula = (cell: string): boolean =>
    /^[ \u3000]*[=+\-@\t\r＝＋－＠]/u.test(cell) && !/^-\d{1,8}$/u.test(cell);

const quoted = (cell: string): string => `"${cell.replace(/"/gu, '""')}"`;

function written(cell: string): string {
    if (wouldBeSpoilt(cell)) return quoted(`="${cell}"`);
    if (mayBeFormula(cell)) return quoted(`'${cell}`);
    return /[",\r\n]/u.test(cell) ? quoted(cell) : cell;
}

/**
 * Rows as CSV by the same rules as the server's: UTF-8 with its mark, CRLF, nothing that a
 * spreadsheet changes or carries out.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
    `\uFEFF${rows.map((row) => `${row.map(written).join(",")}\r\n`).join("")}`;
