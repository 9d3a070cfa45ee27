import { useClosures, useOffices } from "../api/queries.js";
import type { Closure } from "../api/types.js";
import { CommandButton } from "../forms/command_dialog.js";
import { bookingWords } from "../rules/booking.js";
import { officeLabel, useDesk } from "../session/session.js";
import { DaySpan } from "../ui/day.js";
import { Waiting } from "../ui/notice.js";
import { hoursText } from "../words/hours.js";
import { useWords } from "../words/language.js";

/** The offices: where they are reached, when they are closed, when their terminal is down. */
export function OfficesTab() {
    const words = useWords();
    const { t, language } = words;
    const offices = useOffices();
    return (
        <>
            <Waiting of={offices} />
            <p className="hint">{t("offices_hint")}</p>
            <div className="scroll" role="region" aria-label={t("offices")} tabIndex={0}>
                <table className="narrow">
                    <thead>
                        <tr>
                            <th scope="col">{t("office")}</th>
                            <th scope="col">{t("phone")}</th>
                            <th scope="col">{t("office_hours")}</th>
                            <th scope="col">{t("appointment")}</th>
                            <td />
                        </tr>
                    </thead>
                    <tbody>
                        {(offices.data ?? []).map((each) => (
                            <tr key={each.office}>
                                <th scope="row" className="wrapped">
                                    {each.label}
                                </th>
                                {[
                                    each.phone ?? "",
                                    hoursText(each.hours, language === "en"),
                                    bookingWords(each, words),
                                ].map((text, at) => (
                                    <td className="wrapped" key={at}>
                                        {text || t("unset")}
                                    </td>
                                ))}
                                <td>
                                    <div className="step-buttons">
                                        <CommandButton
                                            label={t("add_closure")}
                                            kind="office"
                                            streamKey={each.office}
                                            fields={["on", "reason"]}
                                            command="register_office_closure"
                                        />
                                        <CommandButton
                                            label={t("add_downtime")}
                                            kind="office"
                                            streamKey={each.office}
                                            fields={["from", "until", "reason"]}
                                            command="register_terminal_downtime"
                                        />
                                    </div>
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            <Closures />
        </>
    );
}

/** What is registered from today on; each can be taken back. */
function Closures() {
    const { t, code } = useWords();
    const desk = useDesk();
    const { of, closures } = useClosures("");
    return (
        <section>
            <h2>{t("closures")}</h2>
            <Waiting of={of} />
            {of.data !== undefined && closures.length === 0 && <p>{t("closures_none")}</p>}
            {closures.length > 0 && (
                <div className="scroll" role="region" aria-label={t("closures")} tabIndex={0}>
                    <table className="narrow">
                        <thead>
                            <tr>
                                <th scope="col">{t("office")}</th>
                                <th scope="col">{t("day")}</th>
                                <th scope="col">{t("kind")}</th>
                                <th scope="col">{t("reason")}</th>
                                <td />
                            </tr>
                        </thead>
                        <tbody>
                            {closures.map((each) => (
                                <tr key={each.office + each.kind + each.first_day}>
                                    <th scope="row">{officeLabel(desk, each.office)}</th>
                                    <td>
                                        <DaySpan from={each.first_day} until={each.last_day} />
                                    </td>
                                    <td>{code(each.kind)}</td>
                                    <td>{code(each.reason)}</td>
                                    <td>
                                        <TakeBack closure={each} />
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            )}
        </section>
    );
}

function TakeBack({ closure }: { closure: Closure }) {
    const { t } = useWords();
    const { office, first_day: from, last_day: until } = closure;
    const shared = {
        label: t("take_closure_back"),
        kind: "office",
        streamKey: office,
        fields: ["reason"],
    } as const;
    return closure.kind === "office_closure" ? (
        <CommandButton {...shared} command="withdraw_office_closure" known={{ on: from }} />
    ) : (
        <CommandButton {...shared} command="withdraw_terminal_downtime" known={{ from, until }} />
    );
}
