import { DateField, TextField } from "../ui/field.js";
import { useWords } from "../words/language.js";
import type { PersonDraft } from "./draft.js";

interface Props {
    person: PersonDraft;
    onChange: (person: PersonDraft) => void;
    wrong: readonly string[];
    /** The fields that have to be there. */
    required: readonly (keyof PersonDraft)[];
    withRegister: boolean;
}

/** Who somebody is, in the order of the application form. */
export function PersonFields({ person, onChange, wrong, required, withRegister }: Props) {
    const { t } = useWords();
    const set = (field: keyof PersonDraft) => (value: string) => {
        onChange({ ...person, [field]: value });
    };
    const said = (field: string) => (wrong.includes(field) ? t("required_wrong") : undefined);
    return (
        <div className="field-grid">
            <TextField
                label={t("name")}
                value={person.name}
                onChange={set("name")}
                size={20}
                required={required.includes("name")}
                wrong={said("name")}
                hint={t("name_hint")}
            />
            <TextField
                label={t("kana")}
                value={person.kana}
                onChange={set("kana")}
                size={24}
                required={required.includes("kana")}
                wrong={said("kana")}
                hint={t("kana_hint")}
            />
            <DateField
                label={t("birth_date")}
                value={person.birth_date}
                onChange={set("birth_date")}
                required={required.includes("birth_date")}
                wrong={said("birth_date")}
            />
            <TextField
                label={t("postcode")}
                value={person.postcode}
                onChange={set("postcode")}
                required={required.includes("postcode")}
                wrong={said("postcode")}
                numeric
                size={10}
            />
            <TextField
                label={t("address")}
                value={person.address}
                onChange={set("address")}
                required={required.includes("address")}
                wrong={said("address")}
                size={40}
            />
            <TextField
                label={t("phone")}
                value={person.phone}
                onChange={set("phone")}
                numeric
                size={16}
            />
            {withRegister && (
                <TextField
                    label={t("register_no")}
                    value={person.register_no}
                    numeric
                    onChange={set("register_no")}
                    size={14}
                    hint={t("register_no_hint")}
                />
            )}
        </div>
    );
}
