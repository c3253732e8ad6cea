//! Looks at whatever is on the screen as axe does, in each light and size, and for what is out of reach.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::window::Window;

const AXE: &str = "ui/node_modules/axe-core/axe.min.js";

/// WCAG 2.2 at level AA is all that came before it, too; and what axe's makers advise.
const ALL: &[&str] = &[
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// All that a theme can change.
const COLOURS: &[&str] = &["color-contrast", "link-in-text-block"];

/// Runs axe when what moves has come to rest: in the dialog, where one is open. `WebDriver` runs it past the page's policy.
const FAULTS: &str = r"
    const [rules, done] = arguments;
    const moves = document.getAnimations().filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime));
    Promise.allSettled(moves.map((one) => one.finished))
        .then(() => axe.run([...document.querySelectorAll('[role=dialog]')].at(-1) ?? document, { runOnly: rules, resultTypes: ['violations'] }))
        .then(({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.map((node) => ({
            rule: id,
            element: node.html.slice(0, 300),
            summary: node.failureSummary.replace(/\s+/g, ' '),
        })))))
        .catch((error) => done([{ rule: 'axe', element: '', summary: String(error) }]));
";

/// What can't be reached, or sticks out. Tables and what was sent may scroll sideways in their own frames.
const OUT_OF_REACH: &str = r"
    const found = [];
    const tell = (rule, element, summary) => found.push({ rule, element: element.outerHTML.slice(0, 300), summary });
    const name = (element) => element.outerHTML.slice(0, 80);

    for (const frame of document.querySelectorAll('*')) {
        const beyond = frame.scrollWidth - frame.clientWidth;
        const { overflowX } = getComputedStyle(frame);
        const scrolls = ['auto', 'scroll'].includes(overflowX) || frame === document.documentElement;
        if (scrolls && beyond > 0 && !frame.matches('pre, textarea, input, :has(> table), [role=table], [role=grid]')) {
            tell('reflow', frame, `scrolls sideways by ${beyond} px`);
        }
    }

    const frames = [...document.querySelectorAll('*')].filter((frame) => frame.scrollHeight > frame.clientHeight || frame.scrollWidth > frame.clientWidth);
    const before = frames.map((frame) => [frame, frame.scrollLeft, frame.scrollTop]);
    const scope = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document;
    // A toast lets through what is pressed, and goes by itself.
    const controls = scope.querySelectorAll(`button, a[href], input, select, textarea, summary, [tabindex='0']:not([data-sonner-toast])`);
    for (const control of controls) {
        if (control.disabled || control.tabIndex < 0 || !control.checkVisibility({ visibilityProperty: true })) continue;
        // What is only heard of a radio button or a box is seen as its label.
        const seen = getComputedStyle(control).opacity === '0' ? control.closest('label') ?? control : control;
        seen.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const box = seen.getBoundingClientRect();
        const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
        const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
        // Of what is large and scrolls itself, a part is enough.
        if (right - left < Math.min(box.width, innerWidth / 2) - 1 || bottom - top < Math.min(box.height, innerHeight / 2) - 1) {
            tell('reach', control, `is cut off: ${JSON.stringify(box)} in ${innerWidth} x ${innerHeight}`);
            continue;
        }
        const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (!front || !(seen.contains(front) || front.closest('label')?.contains(seen))) {
            tell('reach', control, `is behind ${front ? name(front) : 'nothing'}`);
        }
    }
    for (const [frame, left, top] of before) frame.scrollTo(left, top);
    return found;
";

/// Sets how large everything is, as its keys do.
const ZOOM: &str = r"
    const [zoom, done] = arguments;
    const { invoke } = window.__TAURI_INTERNALS__;
    invoke('plugin:settings|status')
        .then(({ settings }) => invoke('plugin:settings|change', { settings: { ...settings, zoom } }))
        .then(() => done(true), (error) => done(String(error)));
";

const WIDE: (u32, u32) = (1180, 780);
const SMALL: (u32, u32) = (800, 600);

/// One way to look at a screen.
struct Light {
    name: &'static str,
    theme: &'static str,
    size: (u32, u32),
    /// In hundredths.
    zoom: u32,
    /// Tags of axe's rules, or rules.
    rules: &'static [&'static str],
}

/// What a theme alone can't change is not looked for a second time. Twice its size is what the program's own zoom makes of it, which is the web
/// view's: 590 CSS pixels are left of the window's width.
const LIGHTS: [Light; 4] = [
    Light {
        name: "light",
        theme: "light",
        size: WIDE,
        zoom: 100,
        rules: ALL,
    },
    Light {
        name: "dark",
        theme: "dark",
        size: WIDE,
        zoom: 100,
        rules: COLOURS,
    },
    Light {
        name: "zoomed",
        theme: "light",
        size: WIDE,
        zoom: 200,
        rules: ALL,
    },
    Light {
        name: "small",
        theme: "dark",
        size: SMALL,
        zoom: 100,
        rules: ALL,
    },
];

/// Something that is wrong with an element.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    rule: String,
    element: String,
    summary: String,
}

/// A desktop on which scripts are compiled: axe takes several times as long where they are interpreted, as the program has it.
pub(super) fn desktop() -> Desktop {
    Desktop::bare().and_screen().and_variable("JSC_useJIT", "1")
}

/// Goes along through a window, and notes what is wrong, and on which screens in which light.
pub(super) struct Inspector<'a> {
    window: &'a Window<'a>,
    found: RefCell<BTreeMap<Fault, Vec<String>>>,
}

impl<'a> Inspector<'a> {
    /// Begins in this window.
    pub(super) async fn of(window: &'a Window<'a>) -> Self {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join(AXE);
        window.ask(&fs::read_to_string(axe).unwrap(), &[]).await;
        Self {
            window,
            found: RefCell::default(),
        }
    }

    /// Looks at what is on the screen now, which is called so.
    pub(super) async fn looks_at(&self, screen: &str) {
        for light in &LIGHTS {
            self.turn_to(light).await;
            let place = format!("{screen} ({})", light.name);
            self.note(&place, self.window.wait_for(FAULTS, &[json!(light.rules)]).await);
            if light.rules != COLOURS {
                self.note(&place, self.window.ask(OUT_OF_REACH, &[]).await);
            }
            let picture = format!("accessibility-{}-{}", light.name, screen.replace(' ', "-"));
            self.window.picture(&picture).await;
        }
        self.turn_to(&LIGHTS[0]).await;
    }

    /// Fails with everything that was found, if anything was.
    pub(super) fn concludes(self) {
        let found = self.found.into_inner();
        let told = found.iter().map(|(fault, places)| {
            let Fault {
                rule,
                element,
                summary,
            } = fault;
            format!("{rule}: {summary}\n  {element}\n  on {}", places.join(", "))
        });
        let told: Vec<_> = told.collect();
        assert!(told.is_empty(), "{} faults:\n{}", told.len(), told.join("\n"));
    }

    async fn turn_to(&self, light: &Light) {
        let dress = "document.documentElement.dataset.theme = arguments[0]";
        self.window.ask(dress, &[json!(light.theme)]).await;
        self.window.resize(light.size.0, light.size.1).await;
        let zoomed = self.window.wait_for(ZOOM, &[json!(light.zoom)]).await;
        assert_eq!(zoomed, json!(true));
        let width = light.size.0 * 100 / light.zoom;
        self.window.becomes(&format!("innerWidth === {width}")).await;
    }

    fn note(&self, place: &str, faults: Value) {
        let mut found = self.found.borrow_mut();
        for fault in serde_json::from_value::<Vec<Fault>>(faults).unwrap() {
            found.entry(fault).or_default().push(place.to_owned());
        }
    }
}
