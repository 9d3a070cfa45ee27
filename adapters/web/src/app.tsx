import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { setCredentials, whenNotSignedIn } from "./api/http.js";
import { useLiveChanges } from "./api/live.js";
import { useSessionQuery } from "./api/queries.js";
import { secondsUntilRetry } from "./api/submit.js";
import type { Session } from "./api/types.js";
import { Page } from "./page.js";
import { forgetWork } from "./session/forget.js";
import { MustChange } from "./session/new_password.js";
import { isBackFromProvider, ProviderReturn } from "./session/provider.js";
import { DeskContext } from "./session/session.js";
import { LockScreen, SignIn } from "./session/sign_in.js";
import { noteSession } from "./api/unlocking.js";
import { readCases } from "./shell/rooms.js";
import { Shell } from "./shell/shell.js";
import { Cover } from "./ui/dialog.js";
import { Waiting } from "./ui/notice.js";
import { LanguageProvider, useWords } from "./words/language.js";

// What can't be reached is asked for again until it can; a no is final.
const client = new QueryClient({
    defaultOptions: {
        queries: {
            retry: (_count, error) => secondsUntilRetry(error) !== null,
            retryDelay: (_count, error) => (secondsUntilRetry(error) ?? 1) * 1000,
            networkMode: "always",
            refetchOnWindowFocus: false,
        },
    },
});

// What a command leaves is drawn before its dialog closes, not a moment after it.
notifyManager.setScheduler(queueMicrotask);

/** The whole application. */
export function App() {
    return (
        <QueryClientProvider client={client}>
            <LanguageProvider>
                <Gate />
            </LanguageProvider>
        </QueryClientProvider>
    );
}

/** Nobody gets past it without having signed in; a locked screen shows nothing of the work. */
function Gate() {
    const [back, setBack] = useState(isBackFromProvider);
    if (back)
        return (
            <ProviderReturn
                onDone={() => {
                    setBack(false);
                }}
            />
        );
    return <Inside />;
}

function Inside() {
    const { t } = useWords();
    const query = useSessionQuery();
    const session = query.data;
    // Whose desk it is: it stays behind whatever asks for a password again.
    const desk = useRef<Session | null>(null);
    const covered = session == null || session.locked || session.must_change_password;
    if (session != null) setCredentials(session.csrf, "");
    if (!covered) desk.current = session;
    const { dataUpdatedAt } = query;
    useEffect(() => {
        // Each answer counts, also one that says the same as the last.
        if (session != null) noteSession(session);
    }, [session, dataUpdatedAt]);
    if (session === undefined)
        return (
            <main className="sign-in">
                <Waiting of={query} />
            </main>
        );
    const held = desk.current;
    return (
        <>
            {held !== null && (
                <div hidden={covered}>
                    <Desk
                        key={held.staff}
                        session={held}
                        covered={covered}
                        leave={() => {
                            desk.current = null;
                            client.setQueryData(["session"], null);
                            forgetWork(client);
                        }}
                    />
                </div>
            )}
            {covered && held === null && <Outside session={session} held="" />}
            {covered && held !== null && (
                <Cover label={t(session === null ? "sign_in" : "locked_title")}>
                    <Outside session={session} held={held.staff} />
                </Cover>
            )}
        </>
    );
}

/** What stands before the desk. `held`: whose work is kept behind it. */
function Outside({ session, held }: { session: Session | null; held: string }) {
    if (session === null) return <SignIn held={held} />;
    if (session.must_change_password) return <MustChange />;
    return <LockScreen session={session} held={held} />;
}

interface DeskProps {
    session: Session;
    covered: boolean;
    leave: () => void;
}

/** The work itself. While it is covered it stays as it is, so that nothing typed is lost. */
function Desk({ session, covered, leave }: DeskProps) {
    const [office, chooseOffice] = useState(session.office);
    if (!covered) setCredentials(session.csrf, office);
    useLiveChanges(!covered && session.permissions.includes(readCases));
    const wasCovered = useRef(covered);
    useEffect(() => {
        if (wasCovered.current && !covered)
            void client.invalidateQueries({
                predicate: ({ queryKey }) => queryKey[0] !== "session",
            });
        wasCovered.current = covered;
    }, [covered]);
    useEffect(() => {
        whenNotSignedIn(() => {
            void client.invalidateQueries({ queryKey: ["session"] });
        });
        return () => {
            whenNotSignedIn(null);
        };
    }, []);
    useEffect(() => {
        document.title = `${session.training ? "【研修用】" : ""}${session.municipality_label} 窓口`;
    }, [session]);
    return (
        <DeskContext.Provider value={{ session, office, chooseOffice, leave }}>
            <Shell>
                <Page />
            </Shell>
        </DeskContext.Provider>
    );
}
