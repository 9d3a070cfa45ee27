import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { PurposeField } from "../forms/purpose_field.js";
import { replaceAddress, useAddress } from "../shell/address.js";
import { useWords } from "../words/language.js";
import { asksPurpose, withPurpose } from "./purpose.js";

const looks: ReadonlySet<unknown> = new Set(["case", "history"]);

/** An ended case speaks for no work: whoever looks says why, and what waited for it is read. */
export function AskPurpose() {
    const { t } = useWords();
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
            <PurposeField value={purpose} onChange={setPurpose} />
            <button type="submit" className="main-button">
                {t("look")}
            </button>
        </form>
    );
}
