import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { request } from "../api/http.js";
import { Link } from "../shell/address.js";
import { FormDialog } from "../ui/dialog.js";
import { TextField } from "../ui/field.js";
import { useWords } from "../words/language.js";

interface SavedFilter {
    name: string;
    content: { title?: string; address?: string };
}

const useSavedFilters = () =>
    useQuery({
        queryKey: ["filters"],
        queryFn: () => request<SavedFilter[]>("/v1/filters"),
    });

const pathOf = (address: string) => address.split("?")[0] ?? "";

/**
 * The filters of this list that the person has given a name, each another, and a way to name the
 * one in the address.
 */
export function SavedFilters({ address, isFiltered }: { address: string; isFiltered: boolean }) {
    const { t } = useWords();
    const client = useQueryClient();
    const saved = useSavedFilters();
    const [naming, setNaming] = useState(false);
    const forget = async (name: string) => {
        await request(`/v1/filters/${encodeURIComponent(name)}`, { method: "DELETE" });
        await client.invalidateQueries({ queryKey: ["filters"] });
    };
    if (saved.data === undefined) return null;
    const here = saved.data.filter(
        ({ content }) => pathOf(content.address ?? "") === pathOf(address),
    );
    return (
        <>
            {isFiltered && (
                <button
                    type="button"
                    className="small-button"
                    onClick={() => {
                        setNaming(true);
                    }}
                >
                    {t("save_filter")}
                </button>
            )}
            {here.map(({ name, content }) => (
                <span key={name} className="saved">
                    <Link to={content.address ?? "/"}>{content.title ?? name}</Link>
                    <button
                        type="button"
                        className="quiet-button"
                        aria-label={`${content.title ?? name} ${t("forget_filter")}`}
                        onClick={() => {
                            void forget(name);
                        }}
                    >
                        ×
                    </button>
                </span>
            ))}
            {naming && (
                <NameDialog
                    address={address}
                    taken={here.map(({ content }) => content.title ?? "")}
                    onClose={() => {
                        setNaming(false);
                    }}
                />
            )}
        </>
    );
}

interface NameProps {
    address: string;
    /** The names that filters of this list have. */
    taken: readonly string[];
    onClose: () => void;
}

function NameDialog({ address, taken, onClose }: NameProps) {
    const { t } = useWords();
    const client = useQueryClient();
    const [title, setTitle] = useState("");
    const isTaken = taken.includes(title.trim());
    const save = () =>
        title.trim() === "" || isTaken
            ? null
            : request(`/v1/filters/${crypto.randomUUID()}`, {
                  method: "PUT",
                  body: { title: title.trim(), address },
              }).then(async () => {
                  await client.invalidateQueries({ queryKey: ["filters"] });
                  onClose();
              });
    return (
        <FormDialog name="save_filter" title={t("save_filter")} onClose={onClose} onSend={save}>
            <TextField
                label={t("filter_name")}
                value={title}
                onChange={setTitle}
                required
                wrong={isTaken ? t("filter_name_taken") : undefined}
                hint={t("filter_name_hint")}
            />
        </FormDialog>
    );
}
