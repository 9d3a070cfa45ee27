import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../api/http.js";
import { Trouble } from "../ui/notice.js";
import { dayAndTime } from "../words/dates.js";
import { useWords } from "../words/language.js";
import { emptyDraft, useDraft, type Draft } from "./draft.js";

interface Kept {
    name: string;
    saved_at: string;
}

/** Drafts that are kept, sealed, at the server: for a person who comes again, or at another PC. */
export function KeptDrafts() {
    const { t, language } = useWords();
    const client = useQueryClient();
    const [draft, change] = useDraft();
    const [error, setError] = useState<unknown>(null);
    const kept = useQuery({ queryKey: ["drafts"], queryFn: () => request<Kept[]>("/v1/drafts") });
    const carryOut = async (work: () => Promise<unknown>) => {
        try {
            await work();
            setError(null);
            await client.invalidateQueries({ queryKey: ["drafts"] });
        } catch (trouble) {
            setError(trouble);
        }
    };
    const path = (name: string) => `/v1/drafts/${encodeURIComponent(name)}`;
    if (kept.data === undefined) return null;
    return (
        <section className="no-print">
            <div className="step-buttons">
                <button
                    type="button"
                    className="small-button"
                    disabled={draft === emptyDraft}
                    onClick={() => {
                        void carryOut(() =>
                            request(path(crypto.randomUUID()), { method: "PUT", body: draft }),
                        );
                    }}
                >
                    {t("keep_draft")}
                </button>
                {kept.data.map(({ name, saved_at: at }) => (
                    <span key={name} className="saved">
                        <button
                            type="button"
                            className="line-button"
                            onClick={() => {
                                void carryOut(async () => {
                                    const { content } = await request<{ content: Draft }>(
                                        path(name),
                                    );
                                    change({ ...emptyDraft, ...content });
                                });
                            }}
                        >
                            {t("draft_of", { time: dayAndTime(at, language === "en") })}
                        </button>
                        <button
                            type="button"
                            className="quiet-button"
                            aria-label={`${t("draft_of", { time: dayAndTime(at, language === "en") })} ${t("forget_draft")}`}
                            onClick={() => {
                                void carryOut(() => request(path(name), { method: "DELETE" }));
                            }}
                        >
                            ×
                        </button>
                    </span>
                ))}
            </div>
            <Trouble error={error} />
        </section>
    );
}
