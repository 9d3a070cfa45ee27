import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../api/http.js";
import { useOfficeTime } from "../api/office_clock.js";
import { useToday } from "../api/use_today.js";
import { useMay } from "../session/session.js";
import { Trouble } from "../ui/notice.js";
import { bothCalendars } from "../words/dates.js";
import { useWords } from "../words/language.js";

/** Looked at again so often: a clock comes into doubt without anything being recorded. */
const again = 60_000;

/**
 * Says that the server's clock jumped and what stands still because of it. Who keeps the
 * installation says that its day and time are right; others tell them.
 */
export function ClockNotice() {
    const { t, language } = useWords();
    const may = useMay();
    const client = useQueryClient();
    const today = useToday();
    const time = useOfficeTime();
    const [sending, setSending] = useState(false);
    const [error, setError] = useState<unknown>(null);
    const clock = useQuery({
        queryKey: ["clock"],
        queryFn: () => request<{ in_doubt: boolean }>("/v1/clock"),
        refetchInterval: again,
    });
    if (clock.data?.in_doubt !== true) return null;
    const confirm = async () => {
        setSending(true);
        setError(null);
        try {
            await request<undefined>("/v1/clock/confirm", { method: "POST", body: {} });
            await client.invalidateQueries({ queryKey: ["clock"] });
        } catch (caught) {
            setError(caught);
        }
        setSending(false);
    };
    const now = `${bothCalendars(today, language === "en")} ${time ?? ""}`.trimEnd();
    return (
        <section className="notice notice-wrong" aria-label={t("clock_in_doubt")}>
            <p>{t("clock_in_doubt")}</p>
            <p>{t("clock_now", { now })}</p>
            {may("keep_installation") ? (
                <button type="button" disabled={sending} onClick={() => void confirm()}>
                    {t("clock_is_right")}
                </button>
            ) : (
                <p>{t("clock_tell")}</p>
            )}
            <Trouble error={error} />
        </section>
    );
}
