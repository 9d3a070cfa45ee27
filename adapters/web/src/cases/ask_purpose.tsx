import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { purposes } from "../forms/domain_table.js";
import { replaceAddress, useAddress } from "../shell/address.js";
import { Select } from "../ui/field.js";
import { useWords } from "../words/language.js";
import { asksPurpose, withPurpose } from "./purpose.js";

const looks: ReadonlySet<unknown> = new Set(["case", "history"]);

/** An ended case speaks for no work: whoever looks says why, and what waited for it is read. */
export function AskPurpose() {
    const { t, code } = useWords();
    const { path } = useAddress();
    const client = useQueryClient();
    const [purpose, setPurpose] = useState("");
    return (
        <form
            onSubmit={(event) => {
                event.preventDefault();
                if (purpose === "") return;
                replaceAddress(withPurpose(path, purpose));
                void client.invalidateQueries({
                    predicate: ({ queryKey: [what], state }) =>
                        looks.has(what) && asksPurpose(state.error),
                });
            }}
        >
            <p>{t("ended_why")}</p>
            <Select
                label={t("purpose")}
                value={purpose}
                onChange={setPurpose}
                required
                choices={[
                    ["", t("choose")],
                    ...purposes.map((each) => [each, code(each)] as const),
                ]}
            />
            <button type="submit" className="main-button">
                {t("look")}
            </button>
        </form>
    );
}
