import { useState, type FormEvent } from "react";
import { useOfficeTime } from "../api/office_clock.js";
import { useToday } from "../api/use_today.js";
import { setSlipTime } from "../api/slip_time.js";
import { useDesk, useMay } from "../session/session.js";
import { go } from "../shell/address.js";
import { counterWork } from "../shell/rooms.js";
import { DateField, TextField } from "../ui/field.js";
import { PrintButton } from "../ui/print_button.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { knownCaseSlip, newCaseSlip, type SlipLine } from "./slip_table.js";
import { slipInstant, type SlipInstant } from "./slip_instant.js";

/** Paper slips for when the server is away: what is asked then, to be entered later. */
export function SlipPage() {
    const { t } = useWords();
    const { session } = useDesk();
    const may = useMay();
    const where = session.municipality_label;
    return (
        <article>
            <div className="no-print">
                <h1>{t("slip_title")}</h1>
                <p className="hint">{t("slip_hint")}</p>
                <p className="buttons">
                    <PrintButton className="main-button" />
                </p>
            </div>
            {may(counterWork) && <EnterSlips />}
            <Slip title={t("slip_of_new", { where })} lines={newCaseSlip} />
            <Slip title={t("slip_of_known", { where })} lines={knownCaseSlip} />
        </article>
    );
}

/** A sheet of paper. */
function Slip({ title, lines }: { title: string; lines: readonly SlipLine[] }) {
    const { t } = useWords();
    return (
        <section className="slip-sheet">
            <h2>{title}</h2>
            <p className="hint">{t("slip_on_paper")}</p>
            <table className="slip narrow">
                <caption className="visually-hidden">{title}</caption>
                <tbody>
                    {lines.map(({ word, ticks = [] }) => (
                        <tr key={word}>
                            <th scope="row">{t(word)}</th>
                            <td>
                                {ticks.map((tick) => (
                                    <span className="slip-tick" key={tick}>
                                        □ {t(tick)}{" "}
                                    </span>
                                ))}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </section>
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
    const begin = (where: string) => {
        const read = slipInstant(day, time, now);
        setWrong(read.wrong);
        if (read.at === null) return;
        setSlipTime(read.at);
        go(where);
    };
    return (
        <form
            className="no-print"
            onSubmit={(event: FormEvent) => {
                event.preventDefault();
                begin("/new");
            }}
            noValidate
        >
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
                    {t("slip_begin_new")}
                </button>
                <button
                    type="button"
                    className="small-button"
                    onClick={() => {
                        // The case is found from there, as on any other day.
                        begin("/");
                    }}
                >
                    {t("slip_begin_known")}
                </button>
            </div>
        </form>
    );
}
