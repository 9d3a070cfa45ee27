import { useState } from "react";
import type { Act, Case } from "../api/types.js";
import { dayOf } from "../api/use_today.js";
import { ActDialog } from "../forms/act_dialog.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { shortDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import type { TickCommands } from "../cases/ticks.js";
import type { Ticks } from "../cases/use_ticks.js";
import { cardEnds } from "./steps.js";
import { pressed, TickButton } from "./tick_button.js";

const check: Act = {
    command: "check_card",
    label_ja: "カードを確認する",
    label_en: "Check the card",
    main: false,
    needs: ["is_principals", "card_expires_on"],
    confirm: false,
    second_person: false,
};

/** The principal's card: theirs, and its last day, which is a birthday: one digit of its year. */
export function CardStep({ which, ticks }: { which: Case; ticks: Ticks }) {
    const { t, language } = useWords();
    const [asking, setAsking] = useState(false);
    const born = which.principal?.birth_date;
    const ends = typeof born === "string" ? cardEnds(born, dayOf(which)) : [];
    const shown = which.documents.some(
        (paper) =>
            paper.visit === 2 &&
            paper.holder === "principal" &&
            paper.item === "my_number_card" &&
            !paper.complete,
    );
    const first = shown
        ? [
              [
                  "record_document",
                  {
                      visit: 2,
                      holder: "principal",
                      item: "my_number_card",
                      original: true,
                  },
              ] as const,
          ]
        : [];
    const tick = (day: string): TickCommands => [
        ...first,
        ["check_card", { is_principals: true, card_expires_on: day }],
    ];
    useShortcuts(
        asking
            ? {}
            : Object.fromEntries(
                  ends.map(({ digit, day }) => [
                      digit,
                      () => {
                          pressed(ticks, tick(day));
                      },
                  ]),
              ),
    );
    return (
        <>
            <p className="hint">{t("card_end_hint")}</p>
            <div className="step-buttons">
                {ends.map(({ digit, day }) => (
                    <TickButton key={day} ticks={ticks} commands={tick(day)}>
                        <kbd>{digit}</kbd> {shortDate(day, language === "en")}
                    </TickButton>
                ))}
                <button
                    type="button"
                    className="small-button"
                    onClick={() => {
                        setAsking(true);
                    }}
                >
                    {t("card_other")}
                </button>
            </div>
            {asking && (
                <ActDialog
                    act={check}
                    which={which}
                    onClose={() => {
                        setAsking(false);
                    }}
                    onSend={async (act, payload) => {
                        await ticks.press([...first, [act.command, payload]]);
                        setAsking(false);
                    }}
                />
            )}
        </>
    );
}
