// The app's page. It replaces the frame that the window appeared with.

import { mount } from "svelte";

import App from "./App.svelte";
import "./fonts.css";
import "./tokens.css";
import "./base.css";
import "./shared.css";

const target = document.getElementById("app") as HTMLElement;
target.replaceChildren();
mount(App, { target });
