import { useOffices } from "../api/queries.js";
import { CommandButton } from "../forms/command_dialog.js";
import { Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";

/** The offices: where they are reached, when they are closed, when their terminal is down. */
export function OfficesTab() {
    const { t } = useWords();
    const offices = useOffices();
    return (
        <>
            <Waiting of={offices} />
            <div className="scroll" role="region" aria-label={t("offices")} tabIndex={0}>
                <table className="narrow">
                    <thead>
                        <tr>
                            <th scope="col">{t("office")}</th>
                            <th scope="col">{t("phone")}</th>
                            <td />
                        </tr>
                    </thead>
                    <tbody>
                        {(offices.data ?? []).map((each) => (
                            <tr key={each.office}>
                                <th scope="row">{each.label}</th>
                                <td>{each.phone ?? ""}</td>
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
        </>
    );
}
