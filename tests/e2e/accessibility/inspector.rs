//! Runs axe on the current screen in each theme and size, and finds unreachable controls.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::desktop::TestDesktop;
use crate::window::Window;

const AXE: &str = "ui/node_modules/axe-core/axe.min.js";

/// WCAG 2.2 AA includes all earlier versions. The last tag adds axe's own best practices.
const ALL_RULES: &[&str] = &[
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// The rules whose result depends on names and sizes, and so on language and density.
const TEXT_RULES: &[&str] = &["wcag2a", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The rules whose result depends on the theme.
const COLOR_RULES: &[&str] = &["color-contrast", "link-in-text-block"];

/// Runs axe after all animations, in the open dialog if there is one. `WebDriver` scripts bypass
/// the content security policy.
const VIOLATIONS: &str = r"
    const [rules, done] = arguments;
    // What is not drawn, as in closed details, doesn't move on.
    const moves = document.getAnimations().filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime) && effect.target.checkVisibility());
    Promise.allSettled(moves.map((one) => one.finished))
        .then(() => axe.run([...document.querySelectorAll('[role=dialog]')].at(-1) ?? document, { runOnly: rules, resultTypes: ['violations'] }))
        .then(({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.map((node) => ({
            rule: id,
            element: node.html.slice(0, 300),
            summary: node.failureSummary.replace(/\s+/g, ' '),
        })))))
        .catch((error) => done([{ rule: 'axe', element: '', summary: String(error) }]));
";

/// Controls that are covered or cut off, and content that overflows. Tables and raw JSON may scroll
/// sideways in their own frames.
const UNREACHABLE: &str = r"
    const found = [];
    const report = (rule, element, summary) => found.push({ rule, element: element.outerHTML.slice(0, 300), summary });
    const name = (element) => element.outerHTML.slice(0, 80);

    for (const frame of document.querySelectorAll('*')) {
        const beyond = frame.scrollWidth - frame.clientWidth;
        const { overflowX } = getComputedStyle(frame);
        const scrolls = ['auto', 'scroll'].includes(overflowX) || frame === document.documentElement;
        if (scrolls && beyond > 0 && !frame.matches('pre, textarea, input, :has(> table), [role=table], [role=grid]')) {
            report('reflow', frame, `scrolls sideways by ${beyond} px`);
        }
    }

    const frames = [...document.querySelectorAll('*')].filter((frame) => frame.scrollHeight > frame.clientHeight || frame.scrollWidth > frame.clientWidth);
    const before = frames.map((frame) => [frame, frame.scrollLeft, frame.scrollTop]);
    const scope = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document;
    // Clicks pass through a toast, and it closes by itself.
    const controls = scope.querySelectorAll(`button, a[href], input, select, textarea, summary, [tabindex='0']`);
    for (const control of controls) {
        if (control.disabled || control.tabIndex < 0 || !control.checkVisibility({ visibilityProperty: true })) continue;
        // A visually hidden radio button or checkbox is shown by its label.
        const visible = getComputedStyle(control).opacity === '0' ? control.closest('label') ?? control : control;
        visible.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const box = visible.getBoundingClientRect();
        const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
        const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
        // For a large element that scrolls, a visible part is enough.
        if (right - left < Math.min(box.width, innerWidth / 2) - 1 || bottom - top < Math.min(box.height, innerHeight / 2) - 1) {
            report('reach', control, `is cut off: ${JSON.stringify(box)} in ${innerWidth} x ${innerHeight}`);
            continue;
        }
        const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        if (!front || !(visible.contains(front) || front.closest('label')?.contains(visible))) {
            report('reach', control, `is behind ${front ? name(front) : 'nothing'}`);
        }
    }
    for (const [frame, left, top] of before) frame.scrollTo(left, top);
    return found;
";

/// Sets the zoom, as the zoom keys do.
const ZOOM: &str = r"
    const [zoom, done] = arguments;
    const { invoke } = window.__TAURI_INTERNALS__;
    document.documentElement.style.setProperty('--zoom', zoom / 100);
    invoke('plugin:settings|status')
        .then(({ settings }) => invoke('plugin:settings|change', { settings: { ...settings, zoom } }))
        .then(() => done(true), (error) => done(String(error)));
";

/// Sets the density, and makes a language that of the system, as a change of the system's does.
const SHOW: &str = r"
    const [theme, direction, density, language] = arguments;
    const root = document.documentElement;
    Object.assign(root.dataset, { theme, density });
    root.dir = direction;
    Object.defineProperty(navigator, 'languages', { value: [language], configurable: true });
    dispatchEvent(new Event('languagechange'));
";

const WIDE: (u32, u32) = (1180, 780);
const SMALL: (u32, u32) = (800, 600);

/// A theme and size in which a screen is checked.
struct Variant {
    name: &'static str,
    theme: &'static str,
    size: (u32, u32),
    /// In percent.
    zoom: u32,
    /// In which direction the page is laid out.
    direction: &'static str,
    language: &'static str,
    density: &'static str,
    /// Rules or rule tags of axe. Without any, axe doesn't run.
    rules: &'static [&'static str],
}

/// The dark variant repeats only the rules that depend on the theme, and the other languages those
/// that depend on texts. At 200% zoom, 590 CSS pixels remain of the window width. Right to left,
/// the texts stay English: only the layout is mirrored.
const VARIANTS: [Variant; 8] = [
    Variant {
        name: "light",
        theme: "light",
        size: WIDE,
        zoom: 100,
        direction: "ltr",
        language: "en",
        density: "compact",
        rules: ALL_RULES,
    },
    Variant {
        name: "dark",
        theme: "dark",
        size: WIDE,
        zoom: 100,
        direction: "ltr",
        language: "en",
        density: "compact",
        rules: COLOR_RULES,
    },
    Variant {
        name: "zoomed",
        theme: "light",
        size: WIDE,
        zoom: 200,
        direction: "ltr",
        language: "en",
        density: "compact",
        rules: ALL_RULES,
    },
    Variant {
        name: "small",
        theme: "dark",
        size: SMALL,
        zoom: 100,
        direction: "ltr",
        language: "en",
        density: "compact",
        rules: ALL_RULES,
    },
    Variant {
        name: "right-to-left",
        theme: "light",
        size: WIDE,
        zoom: 100,
        direction: "rtl",
        language: "en",
        density: "compact",
        rules: &[],
    },
    Variant {
        name: "german",
        theme: "light",
        size: SMALL,
        zoom: 100,
        direction: "ltr",
        language: "de",
        density: "comfortable",
        rules: TEXT_RULES,
    },
    Variant {
        name: "french",
        theme: "light",
        size: WIDE,
        zoom: 100,
        direction: "ltr",
        language: "fr",
        density: "comfortable",
        rules: TEXT_RULES,
    },
    Variant {
        name: "spanish",
        theme: "light",
        size: SMALL,
        zoom: 100,
        direction: "ltr",
        language: "es",
        density: "compact",
        rules: TEXT_RULES,
    },
];

/// A violation of a rule by an element.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    rule: String,
    element: String,
    summary: String,
}

/// A desktop with just-in-time compilation of scripts. Without it, as in the app, axe is slow.
pub(super) fn desktop() -> TestDesktop {
    TestDesktop::new().with_screen().with_variable("JSC_useJIT", "1")
}

/// Collects the violations of all checked screens, with the screens and variants that have them.
pub(super) struct Inspector<'a> {
    window: &'a Window<'a>,
    found: RefCell<BTreeMap<Violation, Vec<String>>>,
}

impl<'a> Inspector<'a> {
    /// Loads axe into the page of a window.
    pub(super) async fn load(window: &'a Window<'a>) -> Self {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join(AXE);
        window.run_script(&fs::read_to_string(axe).unwrap(), &[]).await;
        Self {
            window,
            found: RefCell::default(),
        }
    }

    /// Checks the current screen in all variants. `screen` names it in the report.
    pub(super) async fn check(&self, screen: &str) {
        for variant in &VARIANTS {
            self.show(variant).await;
            let place = format!("{screen} ({})", variant.name);
            if !variant.rules.is_empty() {
                self.record(
                    &place,
                    self.window
                        .run_async_script(VIOLATIONS, &[json!(variant.rules)])
                        .await,
                );
            }
            if variant.rules != COLOR_RULES {
                self.record(&place, self.window.run_script(UNREACHABLE, &[]).await);
            }
            let name = format!("accessibility-{}-{}", variant.name, screen.replace(' ', "-"));
            self.window.screenshot(&name).await;
        }
        self.show(&VARIANTS[0]).await;
    }

    /// Fails with a list of all violations, if there are any.
    pub(super) fn assert_no_violations(self) {
        let found = self.found.into_inner();
        let violations = found.iter().map(|(violation, places)| {
            let Violation {
                rule,
                element,
                summary,
            } = violation;
            format!("{rule}: {summary}\n  {element}\n  on {}", places.join(", "))
        });
        let violations: Vec<_> = violations.collect();
        assert!(
            violations.is_empty(),
            "{} violations:\n{}",
            violations.len(),
            violations.join("\n")
        );
    }

    async fn show(&self, variant: &Variant) {
        let Variant {
            theme,
            direction,
            density,
            language,
            ..
        } = variant;
        let arguments = [theme, direction, density, language].map(|value| json!(value));
        self.window.run_script(SHOW, &arguments).await;
        self.window
            .wait_until(&format!("document.documentElement.lang === '{language}'"))
            .await;
        self.window.resize(variant.size.0, variant.size.1).await;
        let zoomed = self.window.run_async_script(ZOOM, &[json!(variant.zoom)]).await;
        assert_eq!(zoomed, json!(true));
        let width = variant.size.0 * 100 / variant.zoom;
        self.window.wait_until(&format!("innerWidth === {width}")).await;
    }

    fn record(&self, place: &str, violations: Value) {
        let mut found = self.found.borrow_mut();
        for violation in serde_json::from_value::<Vec<Violation>>(violations).unwrap() {
            found.entry(violation).or_default().push(place.to_owned());
        }
    }
}
