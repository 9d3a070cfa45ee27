import { useWords } from "../words/language.js";
import { factKinds } from "./facts_table.js";

/** What a question of the counter is called, by the name of its fact. */
export function useFactLabel(): (name: string) => string {
    const { either } = useWords();
    return (name) => {
        const kind = factKinds.find((each) => each.name === name);
        return kind === undefined ? name : either(kind.ja, kind.en);
    };
}
