import { useState } from "react";
import type { Act, Case } from "../api/types.js";
import { dayOf } from "../api/use_today.js";
import { ActDialog } from "../forms/act_dialog.js";
import { circumstancesNow } from "../rules/question.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { shortDate } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { useEntries } from "../cases/purpose.js";
import type { TickCommands } from "../cases/ticks.js";
import type { Ticks } from "../cases/use_ticks.js";
import { cardEnds, decadeOf, sureEnd, type CardEnd } from "./card_ends.js";
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

/** A card out of date ends the case: it is asked for once more. */
const checkExpired: Act = {
    ...check,
    label_ja: "カードの期限切れを記録する",
    label_en: "Record that the card has expired",
    confirm: true,
};

const expiredKey = "-";

/** What showing the card records beside its last day, where it isn't on record as a paper. */
function shownFirst(which: Case): TickCommands {
    const wanted = which.documents.some(
        (paper) =>
            paper.visit === 2 &&
            paper.holder === "principal" &&
            paper.item === "my_number_card" &&
            !paper.complete,
    );
    const paper = { visit: 2, holder: "principal", item: "my_number_card", original: true };
    return wanted ? [["record_document", paper]] : [];
}

/** What is asked in a dialog: any day, or one that is over (empty: not known which). */
interface Asking {
    act: Act;
    day: string;
}

/** The principal's card: theirs, and its last day, which is a birthday: one digit of its year. */
export function CardStep({ which, ticks }: { which: Case; ticks: Ticks }) {
    const [asking, setAsking] = useState<Asking | null>(null);
    const [picked, setPicked] = useState<CardEnd | null>(null);
    const first = shownFirst(which);
    const tick = (day: string): TickCommands => [
        ...first,
        ["check_card", { is_principals: true, card_expires_on: day }],
    ];
    const shared = {
        ticks,
        tick,
        keys: asking === null,
        onExpired: (day: string) => {
            setAsking({ act: checkExpired, day });
        },
    };
    return (
        <>
            {picked === null ? (
                <Digits
                    {...shared}
                    which={which}
                    onPick={setPicked}
                    onOther={() => {
                        setAsking({ act: check, day: "" });
                    }}
                />
            ) : (
                <Decades
                    {...shared}
                    end={picked}
                    onBack={() => {
                        setPicked(null);
                    }}
                />
            )}
            {asking !== null && (
                <ActDialog
                    act={asking.act}
                    which={which}
                    usual={{ card_expires_on: asking.day }}
                    onClose={() => {
                        setAsking(null);
                    }}
                    onSend={async (act, payload) => {
                        await ticks.press([...first, [act.command, payload]]);
                        setAsking(null);
                    }}
                />
            )}
        </>
    );
}

interface EndProps {
    ticks: Ticks;
    tick: (day: string) => TickCommands;
    /** Whether keys are heard. */
    keys: boolean;
    /** The card's last day is over; empty: it isn't known which. */
    onExpired: (day: string) => void;
}
interface DigitsProps extends EndProps {
    which: Case;
    onPick: (end: CardEnd) => void;
    onOther: () => void;
}

/** The last digit of the year; one that a card out of date can have as well is asked about. */
function Digits({ which, ticks, tick, keys, onExpired, onPick, onOther }: DigitsProps) {
    const { t, language } = useWords();
    const history = useEntries(which.case_number);
    const born = which.principal?.birth_date;
    const entered = circumstancesNow(history.data ?? []).card_expires_on;
    const ends = (typeof born === "string" ? cardEnds(born, dayOf(which)) : []).filter(
        ({ day, ended }) => day !== null || ended !== null,
    );
    const work = (end: CardEnd) => () => {
        const sure = sureEnd(end, entered);
        if (sure !== null) pressed(ticks, tick(sure));
        else if (end.day === null) onExpired(end.ended ?? "");
        else onPick(end);
    };
    const byDigit = Object.fromEntries(ends.map((end) => [end.digit, work(end)]));
    const expired = () => {
        onExpired("");
    };
    useShortcuts(keys ? { ...byDigit, [expiredKey]: expired } : {});
    return (
        <>
            <p className="hint">{t("card_end_hint")}</p>
            <div className="step-buttons">
                {ends.map((end) => (
                    <TickButton
                        key={end.digit}
                        ticks={ticks}
                        commands={tick(end.day ?? "")}
                        onPress={work(end)}
                    >
                        <kbd>{end.digit}</kbd>{" "}
                        {shortDate(end.day ?? end.ended ?? "", language === "en")}
                        {end.day === null && ` ${t("card_expired")}`}
                    </TickButton>
                ))}
                <button type="button" className="small-button" onClick={expired}>
                    <kbd>{expiredKey}</kbd> {t("card_expired")}
                </button>
                <button type="button" className="small-button" onClick={onOther}>
                    {t("card_other")}
                </button>
            </div>
        </>
    );
}

interface DecadesProps extends EndProps {
    end: CardEnd;
    onBack: () => void;
}

/** Two years have the digit: the one before it tells a card in date from one out of date. */
function Decades({ end, ticks, tick, keys, onExpired, onBack }: DecadesProps) {
    const { t, language } = useWords();
    const day = end.day ?? "";
    const ended = end.ended ?? "";
    const valid = () => {
        pressed(ticks, tick(day));
    };
    const expired = () => {
        onExpired(ended);
    };
    useShortcuts(
        keys ? { [decadeOf(day)]: valid, [decadeOf(ended)]: expired, Escape: onBack } : {},
    );
    return (
        <>
            <p role="status">{t("card_decade_hint", { digit: end.digit })}</p>
            <div className="step-buttons">
                <TickButton ticks={ticks} commands={tick(day)} onPress={valid}>
                    <kbd>{decadeOf(day)}</kbd> {shortDate(day, language === "en")}{" "}
                    {t("card_in_date")}
                </TickButton>
                <button type="button" className="small-button" onClick={expired}>
                    <kbd>{decadeOf(ended)}</kbd> {shortDate(ended, language === "en")}{" "}
                    {t("card_expired")}
                </button>
                <button type="button" className="small-button" onClick={onBack}>
                    <kbd>Esc</kbd> {t("card_back")}
                </button>
            </div>
        </>
    );
}
