import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
    { ignores: ["node_modules", "dist", "src/generated"] },
    ...tseslint.configs.strict,
    {
        plugins: { "react-hooks": hooks },
        rules: {
            ...hooks.configs.recommended.rules,
            "max-lines": ["error", { max: 400, skipBlankLines: true }],
            "max-lines-per-function": ["error", { max: 90, skipComments: true }],
            "no-console": "error",
            "no-restricted-globals": [
                "error",
                "localStorage",
                "sessionStorage",
                "alert",
                "confirm",
            ],
        },
    },
    { files: ["**/*_table.ts"], rules: { "max-lines": "off" } },
    { files: ["tests/**"], rules: { "max-lines-per-function": "off" } },
);
