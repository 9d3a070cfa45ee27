import "@digital-go-jp/design-tokens/dist/tokens.css";
import "@fontsource-variable/noto-sans-jp/wght.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/rooms.css";
import "./styles/charts.css";
import "./styles/print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.js";

const root = document.getElementById("root");
if (root !== null)
    createRoot(root).render(
        <StrictMode>
            <App />
        </StrictMode>,
    );
