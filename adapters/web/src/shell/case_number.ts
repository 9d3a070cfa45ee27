/**
 * What was typed, as a case number is written (R8-本-0123-7) where it can be one without its
 * hyphens: as heard on the telephone, full width, with spaces. Anything else stays as it is.
 */
export function asNumber(typed: string): string {
    const text = typed.normalize("NFKC").trim();
    const bare = text.replace(/[\s‐‑–—−ー-]/gu, "");
    const parts = /^([A-Za-z]\d{1,2})(\p{Script=Han}{1,2})(\d{4,})(\d)$/u.exec(bare);
    if (parts === null) return typed.trim();
    const [, year = "", office = "", serial = "", check = ""] = parts;
    return `${year.toUpperCase()}-${office}-${serial}-${check}`;
}
