import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { words, type Word } from "./words_table.js";
import { codes } from "./codes_table.js";

export type Language = "ja" | "en";

export interface Words {
    language: Language;
    /** The sentence of a key, its {names} filled. */
    t: (word: Word, values?: Record<string, string | number>) => string;
    /** The label of a code of the domain; the code itself where it has none. */
    code: (code: string) => string;
    /** Which of two the reader wants. */
    either: (japanese: string, english: string) => string;
    setLanguage: (language: Language) => void;
}

const Context = createContext<Words | null>(null);

function wordsOf(language: Language, setLanguage: (language: Language) => void): Words {
    const at = language === "ja" ? 0 : 1;
    return {
        language,
        setLanguage,
        t: (word, values = {}) =>
            words[word][at].replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? "")),
        code: (code) => codes[code]?.[at] ?? code,
        either: (japanese, english) =>
            (language === "ja" ? japanese : english) || japanese || english,
    };
}

export function LanguageProvider({ children }: { children: ReactNode }) {
    const [language, setLanguage] = useState<Language>("ja");
    useEffect(() => {
        document.documentElement.lang = language;
    }, [language]);
    const value = useMemo(() => wordsOf(language, setLanguage), [language]);
    return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The words of the language that the person has chosen. */
export function useWords(): Words {
    const value = useContext(Context);
    if (value === null) throw new Error("no LanguageProvider above");
    return value;
}
