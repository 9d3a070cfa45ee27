import { useState } from "react";
import { PersonFields } from "../intake/person_fields.js";
import { nobody, personOf } from "../intake/draft.js";
import { FormDialog } from "../ui/dialog.js";
import { useWords } from "../words/language.js";
import type { ActDialogProps } from "./act_dialog.js";
import { StaffField } from "./staff_field.js";

/** Another agent takes over: a case of its own goes on, with the chief's approval. */
export function ReplaceAgentDialog({ act, onClose, onSend }: ActDialogProps) {
    const { t, either } = useWords();
    const [person, setPerson] = useState(nobody);
    const [approvedBy, setApprovedBy] = useState("");
    const [tried, setTried] = useState(false);
    const wrong = tried && person.name.trim() === "" ? ["name"] : [];
    const send = () => {
        setTried(true);
        if (person.name.trim() === "" || approvedBy === "") return null;
        return onSend(act, {
            new_case: crypto.randomUUID(),
            new_agent: personOf(person),
            approved_by: approvedBy,
        });
    };
    return (
        <FormDialog
            name="replace_agent"
            title={either(act.label_ja, act.label_en)}
            sure
            onClose={onClose}
            onSend={send}
        >
            <PersonFields
                person={person}
                onChange={setPerson}
                wrong={wrong}
                required={["name"]}
                withRegister={false}
            />
            <StaffField
                label={t("approved_by")}
                value={approvedBy}
                onChange={setApprovedBy}
                required
                wrong={tried && approvedBy === "" ? t("required_wrong") : undefined}
            />
        </FormDialog>
    );
}
