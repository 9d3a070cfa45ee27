import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { setCredentials, whenNotSignedIn } from "./api/http.js";
import { useLiveChanges } from "./api/live.js";
import { useSessionQuery } from "./api/queries.js";
import { secondsUntilRetry } from "./api/submit.js";
import type { Session } from "./api/types.js";
import { Page } from "./page.js";
import { MustChange } from "./session/new_password.js";
import { isBackFromProvider, ProviderReturn } from "./session/provider.js";
import { DeskContext } from "./session/session.js";
import { LockScreen, SignIn } from "./session/sign_in.js";
import { Shell } from "./shell/shell.js";
import { Waiting } from "./ui/notice.js";
import { LanguageProvider } from "./words/language.js";

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
    const query = useSessionQuery();
    const session = query.data;
    if (session === undefined)
        return (
            <main className="sign-in">
                <Waiting of={query} />
            </main>
        );
    if (session === null) return <SignIn />;
    setCredentials(session.csrf, "");
    if (session.must_change_password) return <MustChange />;
    if (session.locked) return <LockScreen session={session} />;
    return <Desk key={session.staff} session={session} />;
}

function Desk({ session }: { session: Session }) {
    const [office, chooseOffice] = useState(session.office);
    setCredentials(session.csrf, office);
    useLiveChanges();
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
        <DeskContext.Provider value={{ session, office, chooseOffice }}>
            <Shell>
                <Page />
            </Shell>
        </DeskContext.Provider>
    );
}
