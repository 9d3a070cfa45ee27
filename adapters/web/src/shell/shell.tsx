import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { request } from "../api/http.js";
import { useServerState } from "../api/outage.js";
import { setSlipTime, useSlipTime } from "../api/slip_time.js";
import { useDesk } from "../session/session.js";
import { Select } from "../ui/field.js";
import { dayAndTime } from "../words/dates.js";
import { useWords } from "../words/language.js";
import type { Word } from "../words/words_table.js";
import { go, Link, useAddress } from "./address.js";
import { Finder } from "./finder.js";
import { useShortcuts } from "./shortcuts.js";
import { TrainingMark, TrainingPrint } from "./training.js";

const rooms: readonly { to: string; word: Word; key: string }[] = [
    { to: "/", word: "counter", key: "Alt+1" },
    { to: "/mail", word: "mail", key: "Alt+2" },
    { to: "/progress", word: "progress", key: "Alt+3" },
    { to: "/settings", word: "settings", key: "Alt+4" },
];
const roomKeys = {
    ...Object.fromEntries(
        rooms.map(({ to, key }) => [
            key,
            () => {
                go(to);
            },
        ]),
    ),
    F4: () => {
        go("/new");
    },
};

/** What stands around every page: who works where, the one field, the four rooms. */
export function Shell({ children }: { children: ReactNode }) {
    const { t } = useWords();
    const { session } = useDesk();
    const { path } = useAddress();
    const content = useRef<HTMLElement>(null);
    useShortcuts(roomKeys);
    useEffect(() => {
        content.current?.focus({ preventScroll: true });
        window.scrollTo(0, 0);
    }, [path]);
    return (
        <>
            <a className="skip" href="#content">
                {t("skip")}
            </a>
            {session.training && <TrainingMark />}
            <header className="top">
                <Finder />
                <Person />
            </header>
            <nav className="rooms" aria-label={session.municipality_label}>
                {rooms.map(({ to, word, key }) => (
                    <Link
                        key={to}
                        to={to}
                        shortcut={key}
                        current={to === "/" ? path === "/" : path.startsWith(to)}
                    >
                        {t(word)} <kbd>{key}</kbd>
                    </Link>
                ))}
            </nav>
            {session.training && <TrainingPrint />}
            <ServerBanner />
            <SlipBanner />
            <main id="content" tabIndex={-1} ref={content}>
                {children}
            </main>
        </>
    );
}

function Person() {
    const { t, language, setLanguage } = useWords();
    const desk = useDesk();
    const client = useQueryClient();
    const leave = async (path: string, method: string) => {
        await request(path, { method });
        if (method === "DELETE") {
            desk.leave();
            return;
        }
        await client.invalidateQueries({ queryKey: ["session"] });
    };
    return (
        <div className="person">
            <Select
                label={t("office")}
                value={desk.office}
                onChange={desk.chooseOffice}
                choices={desk.session.offices.map((each) => [each.office, each.label])}
            />
            <p className="who">
                {desk.session.municipality_label}
                <br />
                {desk.session.name}
            </p>
            <div className="person-buttons">
                <button
                    type="button"
                    className="quiet-button"
                    onClick={() => {
                        void leave("/v1/session/lock", "POST");
                    }}
                >
                    {t("lock")}
                </button>
                <button
                    type="button"
                    className="quiet-button"
                    onClick={() => {
                        void leave("/v1/session", "DELETE");
                    }}
                >
                    {t("sign_out")}
                </button>
                <button
                    type="button"
                    className="quiet-button"
                    lang={language === "ja" ? "en" : "ja"}
                    onClick={() => {
                        setLanguage(language === "ja" ? "en" : "ja");
                    }}
                >
                    {t("language")}
                </button>
            </div>
        </div>
    );
}

function ServerBanner() {
    const { t } = useWords();
    const state = useServerState();
    return (
        <div role="status" className={state === "reachable" ? "visually-hidden" : "banner"}>
            {state === "away" ? t("server_away") : state === "busy" ? t("server_busy") : ""}
        </div>
    );
}

/** So that nobody forgets that what is entered is given another time. */
function SlipBanner() {
    const { t, language } = useWords();
    const time = useSlipTime();
    if (time === null) return null;
    return (
        <div role="status" className="banner slip-banner">
            {t("slip_now", { time: dayAndTime(time, language === "en") })}{" "}
            <button
                type="button"
                className="small-button"
                onClick={() => {
                    setSlipTime(null);
                }}
            >
                {t("slip_end")}
            </button>
        </div>
    );
}
