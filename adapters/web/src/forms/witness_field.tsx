import { useId, useState, type KeyboardEvent } from "react";
import { useColleagues } from "../api/queries.js";
import { useDesk } from "../session/session.js";
import { nameOf, ofLastFirst } from "../visit/witnesses.js";
import { useWords } from "../words/language.js";
import { StaffField, type StaffProps } from "./staff_field.js";

const keysOfPeople = 9;

/** The second of two people: each of the office by a digit, anybody else by their code. */
export function WitnessField(props: StaffProps) {
    const { label, value, required, wrong, onChange } = props;
    const { t } = useWords();
    const { office } = useDesk();
    const colleagues = useColleagues(office);
    const name = useId();
    const [first] = useState(value);
    const [byCode, setByCode] = useState(false);
    if (colleagues.isPending) return null;
    const people = ofLastFirst(colleagues.data ?? [], first).slice(0, keysOfPeople);
    if (people.length === 0) return <StaffField {...props} />;
    const isOther = byCode || (value !== "" && !people.some((each) => each.staff === value));
    const choose = (staff: string) => {
        setByCode(false);
        onChange(staff);
    };
    const pressed = (event: KeyboardEvent) => {
        const who = /^[1-9]$/u.test(event.key) ? people[Number(event.key) - 1] : undefined;
        if (who !== undefined) choose(who.staff);
    };
    return (
        <>
            <fieldset className="field choices" onKeyDown={pressed}>
                <legend>
                    {label}
                    {required && <span className="mark">{t("required")}</span>}
                </legend>
                {people.map((each, at) => (
                    <label key={each.staff} className="choice">
                        <input
                            type="radio"
                            name={name}
                            checked={!isOther && value === each.staff}
                            onChange={() => {
                                choose(each.staff);
                            }}
                        />
                        {nameOf(each)} <kbd>{at + 1}</kbd>
                    </label>
                ))}
                <label className="choice">
                    <input
                        type="radio"
                        name={name}
                        checked={isOther}
                        onChange={() => {
                            setByCode(true);
                            onChange("");
                        }}
                    />
                    {t("second_other")}
                </label>
                {!isOther && wrong !== undefined && <p className="wrong">{wrong}</p>}
            </fieldset>
            {isOther && <StaffField {...props} label={t("second_other")} />}
        </>
    );
}
