import { useState } from "react";
import { request } from "../api/http.js";
import type { Case, Person, Shown } from "../api/types.js";
import { Trouble } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { bornWords, mask } from "./person_words.js";

type Holder = "principal" | "agent" | "other_agent";
type Hidden = "postcode" | "address" | "phone";
const hidden: readonly Hidden[] = ["postcode", "address", "phone"];
const open = ["name", "kana", "birth_date"] as const;

const isSealed = (value: Shown) => typeof value === "object" && value !== null;

/** Who somebody is. The address stays masked until asked for, and asking is recorded. */
export function PersonBox({ which, holder }: { which: Case; holder: Holder }) {
    const words = useWords();
    const { t } = words;
    const [shown, setShown] = useState<Partial<Record<Hidden, string>>>({});
    const [error, setError] = useState<unknown>(null);
    const person: Person = which[holder] ?? {};
    const reveal = async (field: Hidden) => {
        try {
            const answer = await request<Record<string, string>>(
                `/v1/cases/${encodeURIComponent(which.case_number)}/reveal`,
                { method: "POST", body: { holder, fields: [field] } },
            );
            setShown((before) => ({ ...before, [field]: answer[field] ?? "" }));
        } catch (trouble) {
            setError(trouble);
        }
    };
    const text = (value: Shown, isDate: boolean) => {
        if (typeof value !== "string" || value === "") return "—";
        if (!isDate) return value;
        return bornWords(value, words);
    };
    return (
        <section className="person-box">
            <h2>{t(holder)}</h2>
            <dl className="facts">
                {open.map((field) => (
                    <div key={field}>
                        <dt>{t(field)}</dt>
                        <dd>{text(person[field], field === "birth_date")}</dd>
                    </div>
                ))}
                {hidden
                    .filter((field) => isSealed(person[field]))
                    .map((field) => (
                        <div key={field}>
                            <dt>{t(field)}</dt>
                            <dd>
                                {which.addresses_hidden
                                    ? t("hidden_protected")
                                    : (shown[field] ?? (
                                          <button
                                              type="button"
                                              className="quiet-button"
                                              aria-label={`${t(holder)} ${t(field)} ${t("show_it")}`}
                                              onClick={() => {
                                                  void reveal(field);
                                              }}
                                          >
                                              {mask} {t("show_it")}
                                          </button>
                                      ))}
                            </dd>
                        </div>
                    ))}
            </dl>
            <Trouble error={error} />
        </section>
    );
}
