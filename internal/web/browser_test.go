package web

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

	"github.com/hearsay-project/hearsay/internal/report"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
	"github.com/hearsay-project/hearsay/internal/watch"
)

// The tests below look at the pages in a real Chromium. Without one they are
// skipped, but not where CI is set: there it is an error.

func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil && path == "" {
			path = p
		}
	}
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("no Chromium found; apt-get install chromium")
		}
		t.Skip("no Chromium found (apt-get install chromium)")
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()))...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	return ctx
}

// tab is a tab of the browser, with what went wrong in it.
type tab struct {
	context.Context
	t        *testing.T
	mu       sync.Mutex
	requests []string
	problems []string
}

func newTab(t *testing.T, browser context.Context, width int64, scheme string) *tab {
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
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	tab.do(chromedp.EmulateViewport(width, 900))
	return tab
}

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

func (tab *tab) open(address string) {
	tab.t.Helper()
	tab.do(chromedp.Navigate(address), chromedp.WaitReady("footer"))
}

func eval[T any](tab *tab, expression string) T {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.Context, time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		tab.t.Fatal(err)
	}
	return v
}

func js(code string) chromedp.Action[chromedp.Void] { return chromedp.Evaluate[chromedp.Void](code) }

func (tab *tab) press(keys ...string) {
	tab.t.Helper()
	for _, k := range keys {
		tab.until("the script of the page", `document.readyState === "complete"`)
		tab.do(chromedp.KeyEvent(k))
	}
}

// until waits for a JavaScript expression to hold.
func (tab *tab) until(what, expression string) {
	tab.t.Helper()
	for end := time.Now().Add(20 * time.Second); !eval[bool](tab, expression); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			tab.t.Fatalf("%s: never came; the page says %s", what, eval[string](tab, "document.getElementById('main').innerText.slice(0, 600)"))
		}
	}
}

// axe holds the page, as it stands, to the rules for accessible pages.
func (tab *tab) axe(where string) {
	tab.t.Helper()
	code, err := os.ReadFile("../report/page/testdata/axe/axe.min.js")
	if err != nil {
		tab.t.Fatal(err)
	}
	// The shades at the edges of what scrolls are gradients, on which axe
	// cannot tell contrast; without them it can.
	tab.do(js("document.styleSheets[0].insertRule('.scroll { background: none !important }', document.styleSheets[0].cssRules.length)"), js(string(code)))
	out := eval[string](tab, `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]}).then(r => JSON.stringify({
		passes: r.passes.length,
		violations: r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 300) + " " + n.failureSummary)})),
	}))`)
	var result struct {
		Passes     int
		Violations []struct {
			ID, Help string
			Nodes    []string
		}
	}
	if err := json.Unmarshal([]byte(out), &result); err != nil {
		tab.t.Fatal(err)
	}
	if result.Passes < 15 {
		tab.t.Errorf("%s: axe passed %d rules only; did it look at the page?", where, result.Passes)
	}
	for _, v := range result.Violations {
		tab.t.Errorf("%s: %s: %s\n%s", where, v.ID, v.Help, strings.Join(v.Nodes, "\n"))
	}
}

// fine fails for what went wrong in the tab, and for requests to other servers.
func (tab *tab) fine(address string) {
	tab.t.Helper()
	tab.mu.Lock()
	defer tab.mu.Unlock()
	for _, r := range tab.requests {
		if !strings.HasPrefix(r, address) && !strings.HasPrefix(r, "data:") {
			tab.t.Errorf("asked for %s", r)
		}
	}
	for _, p := range tab.problems {
		tab.t.Errorf("the browser complains: %s", p)
	}
}

// views are the pages that are looked at, below the pile.
func (p *place) views() map[string]string {
	p.t.Helper()
	at := func(list string) string {
		_, body := p.get("/p/ferry/" + list)
		for _, l := range links(p.t, list, body) {
			if strings.HasPrefix(l, "/p/ferry/"+list+"/") {
				return l
			}
		}
		p.t.Fatalf("%s leads to nothing", list)
		return ""
	}
	return map[string]string{
		"piles": "/", "overview": "/p/ferry/", "findings": "/p/ferry/findings", "finding": at("findings"), "quotations": "/p/ferry/quotations", "quotation": at("quotations"),
		"figures": "/p/ferry/figures", "figure": at("figures"), "lineage": "/p/ferry/lineage", "stories": "/p/ferry/stories", "story": at("stories"), "documents": "/p/ferry/documents",
		"document": "/p/ferry/d/spun.txt", "place": "/p/ferry/d/spun.txt?from=379&to=394#at", "compare": "/p/ferry/compare?a=courier-overfull-ferry.html&b=spun.txt",
		"quotes": "/p/ferry/quotes?party=Tarn", "claim list": "/p/ferry/claims", "relations": "/p/ferry/relations", "empty": "/p/ferry/quotes?party=nobody",
		"search all": "/search?q=ferry", "search form": "/p/ferry/search", "trace": "/p/ferry/trace", "watches": "/watches", "watch": "/p/ferry/watch?kind=quote&party=Tarn",
		"search": "/p/ferry/search?q=ferry", "claims": "/p/ferry/search?q=people&in=claims", "log": "/p/ferry/log", "add": "/p/ferry/add", "work": "/p/ferry/work", "failure": "/p/ferry/nothing", "login": "/login",
	}
}

func TestPagesInABrowser(t *testing.T) {
	b := browser(t)
	path := filepath.Join(t.TempDir(), "hearsay.db")
	store, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	p := ferryAt(t, path, Options{Watches: watch.New(store, watch.Options{Logger: quiet})})
	p.post("/p/ferry/watch", url.Values{"form": {p.form()}, "kind": {"quote"}, "party": {"Tarn"}, "name": {"Ilva Tarn"}})
	v, _ := p.claim("spun.txt")
	v.Set("action", "accept")
	p.post("/p/ferry/review", v)
	p.update("ferry")
	shots := os.Getenv("HEARSAY_SCREENSHOTS")
	for _, l := range []struct {
		width  int64
		scheme string
	}{{1600, "light"}, {360, "dark"}, {360, "light"}, {1600, "dark"}} {
		if shots == "" && l.width == 360 && l.scheme == "light" {
			break // two looks cover both widths and both schemes
		}
		tab := newTab(t, b, l.width, l.scheme)
		for name, at := range p.views() {
			if l.width == 360 && !slices.Contains([]string{"overview", "document", "compare", "figure", "log", "add", "quotes", "search all", "piles", "watches"}, name) {
				continue // the narrow look is at pages of each make
			}
			tab.open(p.URL + at)
			where := fmt.Sprintf("%s, %s at %d", name, l.scheme, l.width)
			if got := eval[int64](tab, `document.documentElement.scrollWidth`); got > l.width {
				t.Errorf("%s: %d px wide: %s", where, got, eval[string](tab, `[...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll") && !e.closest(".vh") && e.getBoundingClientRect().right > innerWidth + 1).slice(0, 4).map(e => e.outerHTML.slice(0, 120)).join("\n")`))
			}
			if shots != "" {
				ctx, cancel := context.WithTimeout(tab.Context, time.Minute)
				png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
				cancel()
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(shots, fmt.Sprintf("%s-%s-%d.png", name, l.scheme, l.width)), png, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			tab.axe(where)
		}
		tab.mu.Lock()
		for i, problem := range tab.problems { // the page of a failure is one
			if strings.Contains(problem, "404") {
				tab.problems = append(tab.problems[:i:i], tab.problems[i+1:]...)
				break
			}
		}
		tab.mu.Unlock()
		tab.fine(p.URL)
	}
}

// TestADeskByKeyboard adds a pile, corrects a claim by keyboard alone, and
// finds the correction in the export and after a restart.
func TestADeskByKeyboard(t *testing.T) {
	b := browser(t)
	path := filepath.Join(t.TempDir(), "hearsay.db")
	p := open(t, path, Options{})
	tab := newTab(t, b, 1300, "light")
	tab.open(p.URL + "/")
	tab.do(chromedp.SendKeys("#name", "harbour"+kb.Enter))
	tab.until("the form to add", `!!document.getElementById("links")`)
	tab.axe("add")
	text := "LINDHAVEN, 3 March 2026 – At least 40 people were injured when the dam broke, the mayor said on Monday. “We lost the mill,” Ina Holt told the Lindhaven Post."
	tab.do(chromedp.SendKeys("#text", text), chromedp.SendKeys("form.stack #name", "post"), chromedp.Click("form.stack button.main"))
	tab.until("the work", `!!document.getElementById("progress")`)
	tab.until("the reading", `!!document.getElementById("progress")?.innerText.includes("Everything is read")`)
	tab.axe("work, after an update")
	tab.open(p.URL + "/p/harbour/d/post.txt")
	tab.until("claims", `document.querySelectorAll("[data-item]").length >= 2`)

	// To the claim by j, then e, a new subject, Enter.
	for i := 0; i < 20 && !eval[bool](tab, `document.activeElement.id.startsWith("c")`); i++ {
		tab.press("j")
	}
	if !eval[bool](tab, `document.activeElement.id.startsWith("c") && getComputedStyle(document.activeElement).outlineStyle !== "none"`) {
		t.Fatal("j does not lead to a claim, or the focus does not show")
	}
	tab.press("e")
	tab.until("the form", `document.activeElement.closest(".slot") !== null`)
	tab.axe("document, with a form open")
	for i := 0; i < 20 && eval[string](tab, `document.activeElement.name || ""`) != "f.subject"; i++ {
		tab.press(kb.Tab)
	}
	tab.do(js(`document.activeElement.select()`))
	tab.do(chromedp.KeyEvent("the people of Lindhaven"), chromedp.KeyEvent(kb.Enter))
	tab.until("the mark", `document.activeElement.matches(".card") && document.activeElement.innerText.includes("corrected: subject")`)
	tab.axe("document, after a correction")
	tab.press("k")
	tab.press("a")
	tab.until("the other mark", `[...document.querySelectorAll(".card .mark")].some(e => e.innerText.includes("accepted"))`)
	// Words that are selected in the text go into the form by one key; the page may be written anew in between.
	form := `document.activeElement.name === "speaker" && document.querySelector("#insert-quote textarea").value === "the dam broke"`
	for i := 0; i < 20 && !eval[bool](tab, form); i++ {
		tab.do(js(`(() => {
			const text = document.querySelector(".desk .text"), walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
			for (let n; (n = walk.nextNode());) {
				const i = n.data.indexOf("the dam broke");
				if (i < 0) continue;
				getSelection().setBaseAndExtent(n, i, n, i + "the dam broke".length);
			}
			document.activeElement.blur();
		})()`))
		tab.until("the selection", `getSelection().toString() === "the dam broke"`)
		tab.press("i")
		time.Sleep(200 * time.Millisecond)
	}
	tab.until("the form to insert", form)
	tab.axe("document, with the form to insert")
	tab.do(chromedp.KeyEvent("Ina Holt"), chromedp.KeyEvent(kb.Enter))
	tab.until("the inserted quotation", `[...document.querySelectorAll(".card .mark")].some(e => e.innerText.includes("inserted"))`)
	tab.press("?")
	tab.until("the help", `document.getElementById("help").open`)
	tab.axe("help")
	tab.press(kb.Escape)
	tab.fine(p.URL)

	p.update("harbour")
	tab.open(p.URL + "/p/harbour/trace")
	tab.do(chromedp.SendKeys("#text", text+" It was retold."), chromedp.Click("form.stack button.main"))
	tab.until("what was found", `!!document.body && document.body.innerText.includes("It hangs together with 1 document")`)
	tab.axe("trace, with what was found")
	tab.fine(p.URL)
	r, err := p.desk.Store().Report(t.Context(), "harbour")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := report.Write(&out, r, report.Options{Format: report.JSONL, View: report.Everything}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "the people of Lindhaven") {
		t.Error("the correction is not in the export")
	}
	if err := p.desk.Store().Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, path, Options{})
	tab.open(again.URL + "/p/harbour/d/post.txt")
	tab.until("the correction after a restart", `document.getElementById("main").innerText.includes("the people of Lindhaven")`)
}
