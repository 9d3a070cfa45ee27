import { useState } from "react";
import { fetchAnswer, withQuery } from "../api/http.js";
import { PurposeField } from "../forms/purpose_field.js";
import { FormDialog } from "../ui/dialog.js";
import { Trouble } from "../ui/notice.js";
import { useDesk } from "../session/session.js";
import { useWords } from "../words/language.js";
import { csvText } from "./csv_text.js";
import { askedOf, withNames } from "./list_query.js";

/** Hands a file to the browser's downloads. */
function save(blob: Blob, name: string): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
}

interface Props {
    list: string;
    filter: URLSearchParams;
    /** What it is of, where a page has several. */
    of?: string;
}

/** The whole list as CSV; with names it leaves the program, so that a purpose is asked for. */
export function CsvButton({ list, filter, of = "" }: Props) {
    const { t } = useWords();
    const [asking, setAsking] = useState(false);
    const [purpose, setPurpose] = useState("");
    const [error, setError] = useState<unknown>(null);
    const names = withNames(filter);
    const take = () => {
        const asked = askedOf(filter);
        if (purpose !== "") asked.set("purpose", purpose);
        const path = `/v1/worklists/${encodeURIComponent(list)}.csv`;
        setError(null);
        return fetchAnswer(withQuery(path, asked))
            .then((answer) => answer.blob())
            .then((blob) => {
                save(blob, `${list}.csv`);
            });
    };
    return (
        <>
            <button
                type="button"
                className="small-button"
                onClick={() => {
                    if (names) setAsking(true);
                    else take().catch(setError);
                }}
            >
                {t("csv")}
                {of !== "" && <span className="visually-hidden"> {of}</span>}
            </button>
            <Trouble error={error} />
            {asking && (
                <FormDialog
                    name="csv_purpose"
                    title={t("csv")}
                    send={t("csv")}
                    disabled={purpose === ""}
                    onClose={() => {
                        setAsking(false);
                    }}
                    onSend={() =>
                        take().then(() => {
                            setAsking(false);
                        })
                    }
                >
                    <p className="notice">{t("csv_recorded")}</p>
                    <PurposeField value={purpose} onChange={setPurpose} />
                </FormDialog>
            )}
        </>
    );
}

interface TableProps {
    /** What the file is called. */
    file: string;
    /** What it is of, where a page has several. */
    of: string;
    heads: readonly string[];
    rows: readonly (readonly string[])[];
}

/** A table of sums as CSV, as it is shown: of no list of the server's, and without names. */
export function TableCsvButton({ file, of, heads, rows }: TableProps) {
    const { t } = useWords();
    const { session } = useDesk();
    return (
        <button
            type="button"
            className="small-button"
            onClick={() => {
                const marked = session.training ? [[t("training_csv")]] : [];
                const text = csvText([...marked, heads, ...rows]);
                save(new Blob([text], { type: "text/csv;charset=utf-8" }), `${file}.csv`);
            }}
        >
            {t("csv")}
            <span className="visually-hidden"> {of}</span>
        </button>
    );
}
