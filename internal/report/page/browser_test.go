package page

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
)

// The tests below look at the report in a real Chromium. Without one they are
// skipped, but not where CI is set: there it is an error.

// chromium returns the path of the browser.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("no Chromium found; apt-get install chromium")
	}
	t.Skip("no Chromium found (apt-get install chromium)")
	return ""
}

// browser starts Chromium with a profile of its own and returns a context
// from which tabs are made.
func browser(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
	)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	return ctx
}

// A tab is the report in a tab, with what went wrong in it.
type tab struct {
	context.Context
	t *testing.T

	mu       sync.Mutex
	requests []string
	problems []string
}

type look struct {
	width  int64
	scheme string // "light" or "dark"
	noJS   bool
}

// open shows the file in a new tab and waits until it has loaded.
func open(t *testing.T, browser context.Context, file string, l look) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	tab := &tab{Context: ctx, t: t}
	err := chromedp.Listen(ctx, func(event any) {
		tab.mu.Lock()
		defer tab.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			tab.requests = append(tab.requests, e.Request.URL)
		case *runtime.EventExceptionThrown:
			tab.problems = append(tab.problems, e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			tab.problems = append(tab.problems, e.Entry.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	call(tab, network.Enable, network.EnableParams{})
	call(tab, log.Enable, cdp.Empty{})
	call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: l.noJS})
	address := (&url.URL{Scheme: "file", Path: file}).String()
	tab.do(chromedp.EmulateViewport(l.width, 900), chromedp.Navigate(address), chromedp.WaitReady("footer"))
	return tab
}

// call sends one command of the protocol.
func call[P, R any](tab *tab, command cdp.Command[P, R], params P) {
	tab.t.Helper()
	if _, err := chromedp.Call(tab.Context, command, params); err != nil {
		tab.t.Fatal(err)
	}
}

func (tab *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.Context, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		tab.t.Fatal(err)
	}
}

// get returns what an action yields.
func get[T any](tab *tab, action chromedp.Action[T]) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.Context, time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, action)
	if err != nil {
		tab.t.Fatal(err)
	}
	return v
}

// eval returns the value of a JavaScript expression.
func eval[T any](tab *tab, expression string) T {
	tab.t.Helper()
	return get(tab, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// js runs JavaScript for its effect.
func js(code string) chromedp.Action[chromedp.Void] { return chromedp.Evaluate[chromedp.Void](code) }

func (tab *tab) press(keys ...string) {
	tab.t.Helper()
	for _, k := range keys {
		tab.do(chromedp.KeyEvent(k))
	}
}

const openAll = `document.querySelectorAll("details").forEach(d => d.open = true)`

// reportFile writes the report to a file that a browser can open.
func reportFile(t *testing.T, r *hearsay.Report) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, []byte(render(t, r, Options{})), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestBrowser runs the tests of the page in tabs of one browser.
func TestBrowser(t *testing.T) {
	b := browser(t)
	for _, test := range []struct {
		name string
		run  func(*testing.T, context.Context)
	}{
		{"axe finds nothing", testAccessibility},
		{"the page asks for nothing", testAsksForNothing},
		{"nothing is too wide", testNothingIsTooWide},
		{"without scripts", testWithoutScripts},
		{"by keyboard", testByKeyboard},
		{"links open what they lead to", testLinksOpenWhatTheyLeadTo},
		{"filter", testFilter},
		{"print", testPrints},
		{"screenshots", testScreenshots},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, b) })
	}
}

func testAccessibility(t *testing.T, b context.Context) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	file := reportFile(t, reporttest.Pile(t))
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{360, 1600} {
			t.Run(fmt.Sprintf("%s at %d", scheme, width), func(t *testing.T) {
				tab := open(t, b, file, look{width: width, scheme: scheme})
				// The shades at the edges of what scrolls are gradients, on which
				// axe cannot tell contrast; without them it can.
				tab.do(js(openAll), js("document.styleSheets[0].insertRule('.scroll { background: none }', document.styleSheets[0].cssRules.length)"), js(string(axe)))
				out := eval[string](tab, `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations", "incomplete"]}).then(r => JSON.stringify({
					passes: r.passes.length,
					unsure: r.incomplete.filter(v => v.id === "color-contrast").flatMap(v => v.nodes).filter(n => n.any.some(a => a.data && a.data.messageKey === "bgGradient")).map(n => n.html),
					violations: r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html + " " + n.failureSummary)})),
				}))`)
				var result struct {
					Passes     int
					Unsure     []string
					Violations []struct {
						ID, Help string
						Nodes    []string
					}
				}
				if err := json.Unmarshal([]byte(out), &result); err != nil {
					t.Fatal(err)
				}
				if result.Passes < 20 {
					t.Errorf("axe passed %d rules only; did it look at the page?", result.Passes)
				}
				for _, u := range result.Unsure {
					t.Errorf("axe cannot tell the contrast of %s", u)
				}
				for _, v := range result.Violations {
					t.Errorf("%s: %s\n%s", v.ID, v.Help, strings.Join(v.Nodes, "\n"))
				}
			})
		}
	}
}

func testAsksForNothing(t *testing.T, b context.Context) {
	tab := open(t, b, reportFile(t, reporttest.Pile(t)), look{width: 1000, scheme: "light"})
	tab.do(js(openAll), chromedp.Sleep(300*time.Millisecond))
	tab.mu.Lock()
	defer tab.mu.Unlock()
	for _, r := range tab.requests {
		if !strings.HasPrefix(r, "file://") && !strings.HasPrefix(r, "data:") {
			t.Errorf("asked for %s", r)
		}
	}
	if len(tab.requests) == 0 {
		t.Error("no request was seen, not even that for the page")
	}
	for _, p := range tab.problems {
		t.Errorf("the browser complains: %s", p)
	}
}

func testNothingIsTooWide(t *testing.T, b context.Context) {
	file := reportFile(t, reporttest.Pile(t))
	for _, width := range []int64{320, 360, 700, 1250, 1600} {
		tab := open(t, b, file, look{width: width, scheme: "light"})
		tab.do(js(openAll))
		if got := eval[int64](tab, `document.documentElement.scrollWidth`); got > width {
			who := eval[[]string](tab, `[...document.querySelectorAll("main *, header *, nav *, footer *")].filter(e => !e.closest(".scroll") && !e.closest(".vh") && e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 120))`)
			t.Errorf("%d px wide in a window of %d: %s", got, width, strings.Join(who, "\n"))
		}
	}
}

func testWithoutScripts(t *testing.T, b context.Context) {
	tab := open(t, b, reportFile(t, reporttest.Pile(t)), look{width: 1000, scheme: "light", noJS: true})
	if !eval[bool](tab, `document.getElementById("tools").hidden`) {
		t.Error("the tools are shown although they cannot work")
	}
	for _, id := range []string{"findings", "lineage", "quotations", "figures", "documents", "not-read"} {
		if h := eval[float64](tab, `document.getElementById("`+id+`").getBoundingClientRect().height`); h < 50 {
			t.Errorf("section %s is %v px high", id, h)
		}
	}
	// A folded part opens by the keyboard alone.
	tab.do(chromedp.Focus("#finding-5 summary"))
	tab.press(kb.Enter)
	if !eval[bool](tab, `document.querySelector("#finding-5 details").open`) {
		t.Error("Enter does not open a finding")
	}
}

func testByKeyboard(t *testing.T, b context.Context) {
	tab := open(t, b, reportFile(t, reporttest.Pile(t)), look{width: 1300, scheme: "light"})
	focused := func(expression string) string {
		return eval[string](tab, `(e => `+expression+`)(document.activeElement)`)
	}
	tab.press(kb.Tab)
	if got := focused(`e.className`); got != "skip" {
		t.Errorf("the first Tab leads to %q, want the skip link", got)
	}
	tab.press(kb.Enter)
	if got := focused(`e.id`); got != "main" {
		t.Errorf("the skip link leads to %q, want main", got)
	}

	// Tab walks through everything that takes the focus, in order, and shows
	// where it is.
	tab.do(js(`document.activeElement.blur(); scrollTo(0, 0)`))
	want := eval[int](tab, `(() => {
		window.stops = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter(e => e.checkVisibility({contentVisibilityAuto: true}));
		return stops.length;
	})()`)
	if want < 100 {
		t.Fatalf("%d places take the focus", want)
	}
	tab.do(js(`document.getElementById("keys").focus()`))
	from := eval[int](tab, `stops.indexOf(document.activeElement)`)
	for i := from + 1; i < min(want, from+90); i++ {
		tab.press(kb.Tab)
		if got := eval[int](tab, `stops.indexOf(document.activeElement)`); got != i {
			t.Fatalf("Tab leads to stop %d (%s), want %d (%s)", got, focused(`e.outerHTML.slice(0, 120)`), i, eval[string](tab, fmt.Sprintf(`stops[%d].outerHTML.slice(0, 120)`, i)))
		}
		if shown := eval[bool](tab, `(e => { const s = getComputedStyle(e); return s.outlineStyle !== "none" || [...e.querySelectorAll("rect")].some(r => getComputedStyle(r).strokeWidth === "3px"); })(document.activeElement)`); !shown {
			t.Errorf("the focus does not show on %s", focused(`e.outerHTML.slice(0, 120)`))
		}
	}

	// n and p go from change to change, and can be switched off.
	tab.do(js(`document.activeElement.blur()`))
	change := func() int {
		return eval[int](tab, `[...document.querySelectorAll(".change")].indexOf(document.activeElement)`)
	}
	var got []int
	for _, key := range []string{"n", "n", "p", "p"} {
		tab.press(key)
		got = append(got, change())
	}
	last := eval[int](tab, `document.querySelectorAll(".change").length - 1`)
	if want := []int{0, 1, 0, last}; !slices.Equal(got, want) {
		t.Errorf("n, n, p, p lead to changes %v, want %v", got, want)
	}
	if words := focused(`e.textContent`); !strings.Contains(words, "dropped: ") {
		t.Errorf("a change reads %q and does not say what was dropped", words)
	}
	tab.do(chromedp.Click("#keys"))
	tab.do(js(`document.activeElement.blur()`))
	tab.press("n")
	if got := focused(`e.tagName`); got != "BODY" {
		t.Errorf("n still jumps, to %s, although the keys are off", got)
	}
}

func testLinksOpenWhatTheyLeadTo(t *testing.T, b context.Context) {
	tab := open(t, b, reportFile(t, reporttest.Pile(t)), look{width: 1000, scheme: "light"})
	for _, id := range []string{"in-q12", "lineage-d4", "f-c1", "c20"} {
		tab.do(js(`location.hash = "`+id+`"`), chromedp.Sleep(100*time.Millisecond))
		if !eval[bool](tab, `(e => { for (let d = e.closest("details"); d; d = d.parentElement.closest("details")) if (!d.open) return false; const r = e.getBoundingClientRect(); return r.top >= -1 && r.top < innerHeight; })(document.getElementById("`+id+`"))`) {
			t.Errorf("#%s leads to a place that does not show", id)
		}
	}
}

func testFilter(t *testing.T, b context.Context) {
	tab := open(t, b, reportFile(t, reporttest.Pile(t)), look{width: 1000, scheme: "light"})
	tab.do(chromedp.SendKeys("#filter", "kestrel wire"), chromedp.Sleep(400*time.Millisecond))
	shown := eval[int](tab, `[...document.querySelectorAll("[data-filter]")].filter(e => !e.classList.contains("out")).length`)
	all := eval[int](tab, `document.querySelectorAll("[data-filter]").length`)
	if shown == 0 || shown >= all/2 {
		t.Errorf("%d of %d entries are shown", shown, all)
	}
	if got, want := eval[string](tab, `document.getElementById("filter-count").textContent`), fmt.Sprintf("%d of %d entries", shown, all); got != want {
		t.Errorf("the count says %q, want %q", got, want)
	}
}

func testPrints(t *testing.T, b context.Context) {
	tab := open(t, b, reportFile(t, reporttest.Pile(t)), look{width: 1000, scheme: "dark"})
	pdf := get(tab, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if !strings.HasPrefix(string(pdf), "%PDF-") || strings.Count(string(pdf), "/Type /Page\n") < 5 {
		t.Errorf("%d bytes, %d pages", len(pdf), strings.Count(string(pdf), "/Type /Page\n"))
	}
	if dir := os.Getenv("HEARSAY_SCREENSHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "print.pdf"), pdf, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// testScreenshots takes pictures to look at, into the folder that
// HEARSAY_SCREENSHOTS names.
func testScreenshots(t *testing.T, b context.Context) {
	dir := os.Getenv("HEARSAY_SCREENSHOTS")
	if dir == "" {
		t.Skip("HEARSAY_SCREENSHOTS names no folder")
	}
	file := reportFile(t, reporttest.Pile(t))
	for _, l := range []look{{1600, "light", false}, {1600, "dark", false}, {360, "light", false}, {360, "dark", true}} {
		tab := open(t, b, file, l)
		png := get(tab, chromedp.FullScreenshot(100))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%d.png", l.scheme, l.width)), png, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
