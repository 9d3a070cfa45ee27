import { useState } from "react";
import { useStaff } from "../api/queries.js";
import { StaffField } from "../forms/asked_field.js";
import { useDesk } from "../session/session.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { useWords } from "../words/language.js";
import { lastWitness, rememberWitness } from "./last_witness.js";
import type { SendStep } from "./send_step.js";

const keysOfPeople = 9;
const opensReplies: ReadonlySet<string> = new Set(["clerk", "section_chief", "manager"]);

/** The reply is opened by two, both named: the second by a digit, or by their code. */
export function OpenStep({ send }: { send: SendStep }) {
    const { t } = useWords();
    const { session, office } = useDesk();
    const staff = useStaff(session.permissions.includes("read_staff"));
    const [witness, setWitness] = useState(lastWitness());
    const open = (witnessed_by: string) => {
        if (witnessed_by === "") return;
        rememberWitness(witnessed_by);
        void send([["open_reply", { witnessed_by }]]);
    };
    const here = (staff.data ?? [])
        .filter(
            (each) =>
                each.staff !== session.staff &&
                each.last_day === null &&
                each.roles.some(
                    (held) =>
                        opensReplies.has(held.role) &&
                        (held.office === "" || held.office === office),
                ),
        )
        .slice(0, keysOfPeople);
    useShortcuts(
        Object.fromEntries(
            here.map((each, at) => [
                String(at + 1),
                () => {
                    open(each.staff);
                },
            ]),
        ),
    );
    return (
        <div className="step-buttons">
            {here.length > 0 && <span>{t("second_who")}</span>}
            {here.map((each, at) => (
                <button
                    type="button"
                    key={each.staff}
                    className="small-button"
                    onClick={() => {
                        open(each.staff);
                    }}
                >
                    <kbd>{at + 1}</kbd>{" "}
                    {typeof each.name === "string" && each.name !== "" ? each.name : each.staff}
                </button>
            ))}
            {here.length === 0 && (
                <form
                    className="bar-line"
                    onSubmit={(event) => {
                        event.preventDefault();
                        open(witness.trim());
                    }}
                >
                    <StaffField
                        label={t("second_who")}
                        value={witness}
                        required
                        wrong={undefined}
                        onChange={setWitness}
                    />
                    <button
                        type="submit"
                        className="main-button"
                        data-step-main={witness === "" ? undefined : ""}
                    >
                        {t("open_by_two")} <kbd>Enter</kbd>
                    </button>
                </form>
            )}
        </div>
    );
}
