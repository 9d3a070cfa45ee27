import { useEffect, useRef, useState } from "react";
import type { Colleague } from "../api/types.js";
import { useColleagues } from "../api/queries.js";
import { StaffField } from "../forms/staff_field.js";
import { useDesk } from "../session/session.js";
import { useShortcuts } from "../shell/shortcuts.js";
import { Select } from "../ui/field.js";
import { Waiting } from "../ui/notice.js";
import { useWords } from "../words/language.js";
import { lastWitness, rememberWitness } from "./last_witness.js";
import { nameOf, ofLastFirst } from "./witnesses.js";
import type { TickCommands } from "../cases/ticks.js";
import type { Ticks } from "../cases/use_ticks.js";
import { pressed, TickButton } from "./tick_button.js";

const keysOfPeople = 9;

const opening = (witnessed_by: string): TickCommands => [["open_reply", { witnessed_by }]];

/** The reply is opened by two, both named: the second by one key, the one of last time first. */
export function OpenStep({ ticks }: { ticks: Ticks }) {
    const { office } = useDesk();
    const colleagues = useColleagues(office, "open_reply");
    const open = (witnessed_by: string) => {
        if (witnessed_by === "") return;
        rememberWitness(witnessed_by);
        pressed(ticks, opening(witnessed_by));
    };
    if (colleagues.data === undefined) return <Waiting of={colleagues} />;
    const people = ofLastFirst(colleagues.data, lastWitness());
    if (people.length === 0) return <ByCode open={open} />;
    return (
        <div className="step-buttons">
            <ByKey people={people.slice(0, keysOfPeople)} ticks={ticks} open={open} />
            <ByList people={people.slice(keysOfPeople)} open={open} />
        </div>
    );
}

interface PeopleProps {
    people: readonly Colleague[];
    open: (witness: string) => void;
}
interface KeysProps extends PeopleProps {
    ticks: Ticks;
}

/** A button and a digit for each; Enter for who was there the last time. */
function ByKey({ people, ticks, open }: KeysProps) {
    const { t } = useWords();
    const again = useRef<HTMLButtonElement>(null);
    useEffect(() => {
        again.current?.focus();
    }, []);
    useShortcuts(
        Object.fromEntries(
            people.map((each, at) => [
                String(at + 1),
                () => {
                    open(each.staff);
                },
            ]),
        ),
    );
    return (
        <>
            <span>{t("second_who")}</span>
            {people.map((each, at) => {
                const isAgain = each.staff === lastWitness();
                return (
                    <TickButton
                        key={each.staff}
                        buttonRef={isAgain ? again : undefined}
                        ticks={ticks}
                        commands={opening(each.staff)}
                        main={isAgain}
                        shortcut={String(at + 1)}
                        onPress={() => {
                            open(each.staff);
                        }}
                    >
                        <kbd>{at + 1}</kbd> {nameOf(each)} {isAgain && <kbd>Enter</kbd>}
                    </TickButton>
                );
            })}
        </>
    );
}

/** Those for whom there is no digit. */
function ByList({ people, open }: PeopleProps) {
    const { t } = useWords();
    const [chosen, setChosen] = useState("");
    if (people.length === 0) return null;
    return (
        <form
            className="bar-line"
            onSubmit={(event) => {
                event.preventDefault();
                open(chosen);
            }}
        >
            <Select
                label={t("second_other")}
                value={chosen}
                onChange={setChosen}
                choices={[
                    ["", t("choose")],
                    ...people.map((each) => [each.staff, nameOf(each)] as const),
                ]}
            />
            <button type="submit" className="small-button">
                {t("open_by_two")}
            </button>
        </form>
    );
}

/** Nobody else of the office may: the code of somebody who has come over. */
function ByCode({ open }: { open: (witness: string) => void }) {
    const { t } = useWords();
    const [witness, setWitness] = useState("");
    return (
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
            <button type="submit" className="main-button">
                {t("open_by_two")} <kbd>Enter</kbd>
            </button>
        </form>
    );
}
