import { useCallback, useRef, useState, type FormEvent } from "react";
import { request } from "../api/http.js";
import type { Found } from "../api/types.js";
import { personWords } from "../cases/person_words.js";
import { officeLabel, useDesk } from "../session/session.js";
import { TextField } from "../ui/field.js";
import { Dialog } from "../ui/dialog.js";
import { Trouble } from "../ui/notice.js";
import { bothCalendars } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { asNumber } from "./case_number.js";
import { foundLines, peopleOf, type FoundLine } from "./found_lines.js";
import { go, Link, useAddress } from "./address.js";
import { useScanner, useShortcuts } from "./shortcuts.js";

/** Where a case's page is. Its number names nobody. */
export const caseAddress = (number: string) => `/cases/${encodeURIComponent(number)}`;

/** The one field that is always reachable: a scanned letter, a number, furigana or a birth date. */
export function Finder() {
    const { t } = useWords();
    const [text, setText] = useState("");
    const [found, setFound] = useState<Found | null>(null);
    const [error, setError] = useState<unknown>(null);
    const field = useRef<HTMLInputElement>(null);
    const { path } = useAddress();
    const [saidAt, setSaidAt] = useState(path);
    if (saidAt !== path) {
        // What was said of a search on another page is over.
        setSaidAt(path);
        setError(null);
    }
    useShortcuts({
        F2: () => {
            field.current?.focus();
            field.current?.select();
        },
    });

    const find = useCallback(async (wanted: string) => {
        if (wanted.trim() === "") return;
        setError(null);
        try {
            const body = { text: asNumber(wanted) };
            const answer = await request<Found>("/v1/search", { method: "POST", body });
            const lines = foundLines(answer.cases);
            const only = lines.length === 1 && answer.matched !== "loosely" ? lines[0] : undefined;
            setText("");
            if (only === undefined) setFound(answer);
            else go(caseAddress(only.row.case_number));
        } catch (trouble) {
            setError(trouble);
        }
    }, []);
    useScanner(
        useCallback(
            (scanned: string) => {
                void find(scanned);
            },
            [find],
        ),
    );
    return (
        <search>
            <form
                className="finder"
                onSubmit={(event: FormEvent) => {
                    event.preventDefault();
                    void find(text);
                }}
            >
                <TextField
                    label={`${t("find_label")} (F2)`}
                    value={text}
                    type="search"
                    onChange={setText}
                    fieldRef={field}
                    size={36}
                />
                <button type="submit" className="main-button">
                    {t("find")}
                </button>
            </form>
            <Trouble error={error} />
            {found !== null && (
                <FoundCases
                    found={found}
                    onClose={() => {
                        setFound(null);
                    }}
                />
            )}
        </search>
    );
}

function FoundCases({ found, onClose }: { found: Found; onClose: () => void }) {
    const words = useWords();
    const { t, either, code, language } = words;
    const desk = useDesk();
    const lines = foundLines(found.cases);
    const line = ({ row, as }: FoundLine) => (
        <li key={row.case_number}>
            <Link to={caseAddress(row.case_number)}>{row.case_number}</Link>{" "}
            {either(row.status_ja, row.status_en)}
            {as.length > 0 && ` ${t("found_as", { who: as.map(code).join("・") })}`}
            {peopleOf({ row, as }).map(({ holder, person }) => (
                <p className="found-person" key={holder}>
                    {t(holder)} {personWords(person, words)}
                </p>
            ))}
            <span className="hint">
                {row.procedures.map(code).join("・")} {officeLabel(desk, row.office)}{" "}
                {t("opened_on")} {bothCalendars(row.opened_on, language === "en")}
            </span>
        </li>
    );
    return (
        <Dialog name="found" title={t("found", { count: lines.length })} onClose={onClose}>
            {lines.length === 0 && <p>{t("found_none")}</p>}
            {lines.length === 0 && <p className="hint">{t("find_hint")}</p>}
            {found.matched === "loosely" && lines.length > 0 && (
                <p className="notice">{t("found_loosely")}</p>
            )}
            <ul className="plain-list apart" onClick={onClose}>
                {lines.map(line)}
            </ul>
            <button type="button" onClick={onClose}>
                {t("cancel")}
            </button>
        </Dialog>
    );
}
