"""What is asked of a page, whichever it is: by axe, by keyboard, without scripts."""

from axe_playwright_python.sync_playwright import Axe, AxeResults
from playwright.sync_api import Page

WIDTHS = (390, 1280)
AXE = Axe()
# Themes differ in nothing but colours.
ASKED = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},
}
RUN = "options => axe.run(options).then(found => ({violations: found.violations}))"

# Notes every element that gets the focus, and whether that can be seen.
LISTEN = """() => {
  window.stops = [];
  const seen = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  document.addEventListener('focusin', event => {
    const element = event.target, box = element.getBoundingClientRect();
    const around = [element, ...element.querySelectorAll('*'), element.parentElement];
    window.stops.push({
      element,
      what: element.outerHTML.slice(0, 100),
      seen: box.width * box.height > 0 && around.some(one => one && seen(getComputedStyle(one))),
    });
  });
}"""
# What Tab should reach, in the order of the page; of a group of radio buttons only one. The editor
# takes its place when the focus comes: test_keyboard.py goes through it.
STOPS = """() => {
  const asked = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, ' +
    '[tabindex]:not([tabindex="-1"]), [contenteditable=true]';
  const groups = new Set();
  return [...document.querySelectorAll(asked)].filter(one => {
    if (one.closest('[data-composer]')) return false;
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({visibilityProperty: true}))
      return false;
    if (one.type !== 'radio') return true;
    const checked = document.querySelector(`input[name="${one.name}"]:checked`);
    if (groups.has(one.name) || (checked && checked !== one)) return false;
    groups.add(one.name);
    return true;
  });
}"""
# A date and a time are typed in three parts, a moment in five, each with a button: all are presses
# of Tab. A composer has its tools.
PRESSES = f"""() => ({STOPS})().length + 4 * document.querySelectorAll('input[type=date]').length +
  4 * document.querySelectorAll('input[type=time]').length +
  6 * document.querySelectorAll('input[type=datetime-local]').length +
  20 * document.querySelectorAll('[data-composer]').length"""
WALKED = f"""() => {{
  const wanted = ({STOPS})();
  const stops = window.stops.filter(stop => !stop.element.closest('[data-composer]'))
    .slice(0, wanted.length);
  const troubles = stops.filter(stop => !stop.seen).map(stop => 'no focus seen: ' + stop.what);
  const at = stops.findIndex((stop, place) => stop.element !== wanted[place]);
  if (at >= 0) troubles.push('expected ' + wanted[at].outerHTML.slice(0, 100) +
    ', came to ' + stops[at].what);
  if (stops.length < wanted.length) troubles.push('stuck after ' + stops.length);
  return troubles;
}}"""


def troubles(page: Page) -> list[str]:
    """What is wrong with a page in both themes and widths, and by keyboard."""
    return [*in_both_widths_and_themes(page), *by_keyboard(page)]


def in_both_widths_and_themes(page: Page) -> list[str]:
    """Axe's rules, one heading, nothing wider than the window."""
    page.wait_for_load_state()
    found = [] if page.locator("h1").count() == 1 else ["not one h1"]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{wide} px wide at {width} px"] if wide > width else []
        found += violations(page)
    return found


def violations(page: Page) -> list[str]:
    """What axe finds in light and dark."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = []
    for scheme, options in ASKED.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        results = AxeResults(page.evaluate(RUN, options))
        found += [f"{scheme}: {results.generate_report()}"] if results.violations_count else []
    return found


def by_keyboard(page: Page) -> list[str]:
    """Tab goes through the page in its order, is seen everywhere and gets stuck nowhere.

    The first stop is the link that skips to the page.
    """
    # What comes when it is reached is there.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("[hx-trigger=revealed]:empty").wait_for(state="detached")
    page.evaluate("scrollTo(0, 0)")
    page.evaluate("document.activeElement.blur()")
    page.evaluate(LISTEN)
    for _ in range(page.evaluate(PRESSES)):
        page.keyboard.press("Tab")
    found = page.evaluate(WALKED)
    first = page.evaluate("window.stops.length ? window.stops[0].element.className : ''")
    return found if first == "skip" else [*found, "the first stop does not skip to the page"]


def without_scripts(page: Page) -> list[str]:
    """It can be read, and every form of it can be sent."""
    found = [] if page.locator("main h1").is_visible() else ["no heading"]
    for form in page.locator("main form[method=post]").all():
        button = form.locator("button:not([type=button]), input[type=submit]")
        # What only a script can do is not shown without one.
        if form.is_visible() and not (button.count() and button.first.is_visible()):
            found.append(f"cannot be sent: {form.get_attribute('action') or 'form'}")
    return found
