import { useQueryClient } from "@tanstack/react-query";
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { request } from "../api/http.js";
import { useServerState } from "../api/outage.js";
import { setSlipTime, useSlipTime } from "../api/slip_time.js";
import { useDesk } from "../session/session.js";
import { Select } from "../ui/field.js";
import { dayAndTime } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { go, Link, useAddress } from "./address.js";
import { Finder } from "./finder.js";
import { mayEnter, readCases, roomAt, roomsOf, type Room } from "./rooms.js";
import { useShortcuts } from "./shortcuts.js";
import { TrainingMark, TrainingPrint } from "./training.js";

/** The keys of what can be gone to. */
const keysOf = (open: readonly Room[], permissions: readonly string[]) =>
    Object.fromEntries(
        [
            ...open.map(({ to, key }) => [key, to] as const),
            ...(mayEnter("new", permissions) ? [["F4", "/new"] as const] : []),
        ].map(([key, to]) => [
            key,
            () => {
                go(to);
            },
        ]),
    );

/** What stands around every page: who works where, the one field, the rooms. */
export function Shell({ children }: { children: ReactNode }) {
    const { t } = useWords();
    const { session } = useDesk();
    const { path } = useAddress();
    const content = useRef<HTMLElement>(null);
    const rooms = roomsOf(session.permissions);
    const mayRead = session.permissions.includes(readCases);
    const current = roomAt(path, rooms);
    useShortcuts(keysOf(rooms, session.permissions));
    // Before the page's own effects: it may put the focus where its work begins.
    useLayoutEffect(() => {
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
                {mayRead && <Finder />}
                <Person />
            </header>
            <nav className="rooms" aria-label={session.municipality_label}>
                {rooms.map((room) => (
                    <Link key={room.to} to={room.to} shortcut={room.key} current={room === current}>
                        {t(room.word)} <kbd>{room.key}</kbd>
                    </Link>
                ))}
            </nav>
            {session.training && <TrainingPrint />}
            <div className="banners">
                <ServerBanner />
                <SlipBanner />
            </div>
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
