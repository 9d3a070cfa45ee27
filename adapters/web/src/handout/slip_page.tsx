import { useState, type FormEvent } from "react";
import { useOfficeTime } from "../api/office_clock.js";
import { useToday } from "../api/use_today.js";
import { setSlipTime } from "../api/slip_time.js";
import { useDesk, useMay } from "../session/session.js";
import { go } from "../shell/address.js";
import { counterWork } from "../shell/rooms.js";
import { DateField, TextField } from "../ui/field.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { slipInstant, type SlipInstant } from "./slip_instant.js";

/** A paper slip for when the server is away: what is asked at the counter, to be entered later. */
export function SlipPage() {
    const { t } = useWords();
    const { session } = useDesk();
    const may = useMay();
    const lines = [
        "slip_at",
        "slip_clerk",
        "office",
        "who_comes",
        "name",
        "kana",
        "birth_date",
        "address",
        "phone",
        "agent",
        "what_for",
        "which_pins",
        "slip_papers",
        "slip_money",
        "slip_entered",
    ] as const;
    return (
        <article>
            <p className="no-print buttons">
                <button
                    type="button"
                    className="main-button"
                    onClick={() => {
                        window.print();
                    }}
                >
                    {t("print")}
                </button>
            </p>
            {may(counterWork) && <EnterSlips />}
            <h1>
                {session.municipality_label} {t("slip_title")}
            </h1>
            <p className="hint">{t("slip_hint")}</p>
            <table className="slip narrow">
                <tbody>
                    {lines.map((line) => (
                        <tr key={line}>
                            <th scope="row">{t(line)}</th>
                            <td />
                        </tr>
                    ))}
                </tbody>
            </table>
        </article>
    );
}

/** Slips are entered with the time that stands on them. */
function EnterSlips() {
    const { t } = useWords();
    const now = { today: useToday(), time: useOfficeTime() };
    const [day, setDay] = useState(now.today);
    const [time, setTime] = useState("");
    const [wrong, setWrong] = useState<SlipInstant["wrong"]>(null);
    const said = (word: Word | undefined) => (word === undefined ? undefined : t(word));
    const begin = (event: FormEvent) => {
        event.preventDefault();
        const read = slipInstant(day, time, now);
        setWrong(read.wrong);
        if (read.at === null) return;
        setSlipTime(read.at);
        go("/new");
    };
    return (
        <form className="no-print" onSubmit={begin} noValidate>
            <h2>{t("slip_enter")}</h2>
            <div className="field-grid">
                <DateField
                    label={t("day")}
                    value={day}
                    onChange={setDay}
                    wrong={said(wrong?.day)}
                />
                <TextField
                    label={t("slip_time")}
                    value={time}
                    onChange={setTime}
                    size={6}
                    hint={t("slip_time_hint")}
                    wrong={said(wrong?.time)}
                />
                <button type="submit" className="small-button">
                    {t("slip_begin")}
                </button>
            </div>
        </form>
    );
}
