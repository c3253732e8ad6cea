import { mount } from "svelte";

import App from "./App.svelte";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
import "./shared.css";

mount(App, { target: document.getElementById("app") as HTMLElement });
